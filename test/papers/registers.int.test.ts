import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, localDateOf } from '@motcua/shared/calendar';
import { FORM_SETS } from '@motcua/shared/papers';
import { renderPaper } from '../../server/src/papers/pdf/render-paper.js';
import { register } from '../../server/src/papers/templates/register.js';
import { resultHandover } from '../../server/src/papers/templates/result-handover.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { describePapers, pagesOf, structureOf, textOf } from '../support/pdf-tools.js';
import { differenceFromGolden, POINTS_THAT_MAY_DIFFER } from './golden-pictures.js';
import { ADDRESS, APPLICANT, OFFICE } from './paper-fixtures.js';

describePapers('papers about many dossiers', () => {
  let api: TestApi;
  let counter: TestClient;
  let done: TestDossier;
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    done = await inState.handed_over(api);
  });
  afterAll(() => api.stop());

  const file = async (path: string): Promise<Buffer> => {
    const response = await fetch(`${api.url}/api/v1/papers/${path}`, { headers: { cookie: counter.cookie } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return Buffer.from(await response.arrayBuffer());
  };

  it('list what the counter received in a period, and leave a record', async () => {
    const other = await takeIn(await api.as('motcua2'));
    const submitted = await inState.submitted(api);
    const today = localDateOf(new Date(done['receivedAt'] as string));
    const text = textOf(await file(`register?from=${today}&to=${today}`));
    for (const words of ['SỔ THEO DÕI HỒ SƠ', 'Mẫu số 07', 'Nguyễn Thị Hoà', 'Phương thức nhận', 'NGƯỜI LẬP SỔ']) {
      expect(text).toContain(words);
    }
    // Codes are broken where the column ends.
    const without = (code: string): string => code.replaceAll(' ', '');
    expect(without(text)).toContain(without(done.code));
    expect(without(text)).not.toContain(without(other.code));
    expect(without(text)).not.toContain(without(submitted.code));
    const rows = await api.sql(`SELECT purpose FROM access_record WHERE fields = '{register}'`);
    expect(rows).toEqual([{ purpose: 'rows: 1' }]);
    const before = addDays(today, -1);
    expect(textOf(await file(`register?from=${before}&to=${before}`))).toContain('Tổng số: 0 hồ sơ');
    const answer = await counter.get(`/api/v1/papers/register?from=${today}&to=${before}`);
    expect([answer.status, answer.body.code]).toEqual([422, 'paper.period_invalid']);
  });

  it('take results to the counter, those named in their order', async () => {
    const leader = await api.as('lanhdao');
    const results = [{ symbol: 'GKS' }];
    const decided = await mustAct(leader, await inState.processing(api), 'decide', { results });
    const text = textOf(await file(`result-handover?ids=${decided.id},${done.id}`)).replaceAll(' ', '');
    expect(text).toContain('PHIẾUBÀNGIAOKẾTQUẢ');
    expect(text).toContain('Tổngsố:2hồsơ.');
    expect(text).toMatch(/số\d+\/\d{4}\(GKS\)/u);
    expect(text.indexOf(decided.code)).toBeGreaterThan(0);
    expect(text.indexOf(done.code)).toBeGreaterThan(text.indexOf(decided.code));
  });

  it('take results of dossiers there that another office received', async () => {
    const elsewhere = await takeIn(await api.as('motcua2'), { handlingOfficeCode: 'H23.18.07' });
    const text = textOf(await file(`result-handover?ids=${elsewhere.id}`)).replaceAll(' ', '');
    expect(text).toContain(elsewhere.code);
    const looks = await api.sql(
      `SELECT 1 FROM access_record WHERE dossier_id = $1 AND action = 'slip' AND staff_id = $2`,
      [elsewhere.id, counter.user.id],
    );
    expect(looks).toHaveLength(1);
    // What that one opens lets nothing else of its office through.
    const theirs = await takeIn(await api.as('motcua2'));
    const answer = await counter.get(`/api/v1/papers/result-handover?ids=${elsewhere.id},${theirs.id}`);
    expect(answer.status).toBe(404);
  });

  it('say of a result that it was handed over only once it has arrived', async () => {
    const leader = await api.as('lanhdao');
    const byPost = await takeIn(counter, { resultDelivery: { method: 'post', address: 'Thôn 3, xã An Bình' } });
    const decided = await mustAct(leader, await mustAct(counter, byPost, 'forward'), 'decide', { results: [{}] });
    const there = await mustAct(counter, decided, 'receive_result');
    const dates = async (): Promise<number> => {
      const today = localDateOf(new Date(byPost['receivedAt'] as string));
      const text = textOf(await file(`register?from=${today}&to=${today}`)).replaceAll(/\s/g, '');
      return text.match(/\d\d\/\d\d\/\d{4}/g)!.length;
    };
    const before = await dates();
    const sent = await mustAct(counter, there, 'hand_over', { method: 'post', waybill: 'EB123456789VN' });
    expect(await dates()).toBe(before);
    await mustAct(counter, sent, 'hand_over', { method: 'post' });
    expect(await dates()).toBe(before + 1);
  });

  it.each(FORM_SETS)('go on over many pages without losing a line (%s)', async (set) => {
    const at = new Date('2026-03-15T09:12:00+07:00');
    const pdf = await renderPaper(
      register({
        set,
        office: { ...OFFICE, phone: null },
        from: '2026-03-01',
        to: '2026-03-31',
        lines: Array.from({ length: 100 }, (_, n) => ({
          number: 213 + n,
          code: `H23.18.07-260315-${String(n + 1).padStart(4, '0')}`,
          procedureName: 'Đăng ký khai sinh',
          sets: 1,
          applicantName: APPLICANT,
          address: ADDRESS,
          phone: '+84912345678',
          agencyName: 'UBND phường Cộng Hòa',
          receivedAt: at,
          dueAt: new Date('2026-03-18T17:00:00+07:00'),
          handedOverAt: n % 2 === 0 ? new Date('2026-03-18T16:45:00+07:00') : null,
          delivery: 'Tại quầy',
          note: n === 3 ? 'Hủy do nhập nhầm' : null,
        })),
        madeBy: 'Nguyễn Thị Thuỳ Dương',
        madeAt: at,
      }),
    );
    const text = textOf(pdf).replaceAll(' ', '');
    expect(pagesOf(pdf)).toBeGreaterThan(5);
    for (let n = 1; n <= 100; n++) expect(text).toContain(`H23.18.07-260315-${String(n).padStart(4, '0')}`);
    expect(text).toContain('Quyểnsố:2026');
    expect(structureOf(pdf)).toMatch(/TH:\s+\/Scope \/Column/);
    expect(differenceFromGolden(`register-${set}`, pdf)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });

  it('take results to the counter on a sheet that looks as it should, over pages', async () => {
    const pdf = await renderPaper(
      resultHandover({
        office: OFFICE,
        madeAt: new Date('2026-03-18T16:30:00+07:00'),
        lines: Array.from({ length: 24 }, (_, n) => ({
          code: `H23.18.07-260315-${String(n + 1).padStart(4, '0')}`,
          procedureName: n % 3 === 0 ? 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con' : 'Đăng ký khai sinh',
          results: n === 1 ? '' : `Giấy khai sinh, số ${n + 1}/2026 (GKS)`,
          applicantName: APPLICANT,
          address: n === 2 ? null : ADDRESS,
          hasFees: n % 2 === 0,
          byPost: n % 5 === 0,
        })),
      }),
    );
    expect(textOf(pdf)).toContain('Tổng số: 24 hồ sơ.');
    expect(differenceFromGolden('result-handover', pdf)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });
});
