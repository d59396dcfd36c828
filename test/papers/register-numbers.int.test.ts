import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localDateOf } from '@motcua/shared/calendar';
import { NUMBER_WHAT_IS_THERE } from '../../server/src/database/migrations/1765200300010-register-numbers.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { birthRegistration, inState, mustAct, mustActApproved, takeIn } from '../support/dossiers.js';
import { describePapers, textOf } from '../support/pdf-tools.js';

describePapers('the number of a dossier in the register', () => {
  let api: TestApi;
  let counter: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  const file = async (path: string): Promise<string> => {
    const response = await fetch(`${api.url}/api/v1${path}`, { headers: { cookie: counter.cookie } });
    expect(response.status).toBe(200);
    return textOf(Buffer.from(await response.arrayBuffer()));
  };
  const print = async (
    id: string,
    form: string,
  ): Promise<{ id: string; year: number; number: number; copies: number }> =>
    (await counter.post(`/api/v1/dossiers/${id}/papers`, { form })).body;
  const entries = (): Promise<{ id: string; year: number; number: number }[]> =>
    api.sql('SELECT dossier_id AS id, year, number FROM register_entry ORDER BY year, number');

  it('is the same on the receipt, on the control sheet and in the register, however often they are printed', async () => {
    await takeIn(counter);
    const dossier = await takeIn(counter);
    const today = localDateOf(new Date(dossier['receivedAt'] as string));
    const year = Number(today.slice(0, 4));
    const line = `Quyển số: ${year}, Số thứ tự: 2`;
    for (const form of ['receipt', 'process_control']) {
      const paper = await print(dossier.id, form);
      expect([form, paper.year, paper.number]).toEqual([form, year, 2]);
      expect(await file(`/dossiers/${dossier.id}/papers/${paper.id}/content`)).toContain(line);
    }
    const passed = await mustAct(counter, dossier, 'forward');
    const changes = { address: 'Số 9, phường Cộng Hòa' };
    await mustAct(counter, passed, 'correct', { changes, reason: 'Ghi nhầm' });
    for (const form of ['receipt', 'process_control']) {
      const anew = await print(dossier.id, form);
      expect([anew.number, anew.copies]).toEqual([2, 1]);
      expect(await file(`/dossiers/${dossier.id}/papers/${anew.id}/content`)).toContain(line);
    }
    const { body: shown } = await counter.get(`/api/v1/dossiers/${dossier.id}`);
    expect(shown['registerEntry']).toEqual({ year, number: 2 });
    const found = async (q: string, client = counter): Promise<unknown[]> => {
      const { body } = await client.get(`/api/v1/dossiers?q=${encodeURIComponent(q)}`);
      return (body.data as { id: string }[]).map(({ id }) => id);
    };
    expect(await found(`2/${year}`)).toEqual([dossier.id]);
    expect(await found(`0000002/${year}`)).toEqual([dossier.id]);
    expect([await found(`2/${year - 1}`), await found(`999/${year}`)]).toEqual([[], []]);
    expect(await found(`2/${year}`, await api.as('motcua2'))).toEqual([]);
    const register = await file(`/papers/register?from=${today}&to=${today}`);
    expect(register.replaceAll(/\s/g, '')).toContain(`2${dossier.code}`);
  });

  it('has no gap and no double where many receive at once and some are refused', async () => {
    const before = (await entries()).length;
    const missing = birthRegistration({ components: [] });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        counter.post('/api/v1/dossiers', n % 4 === 3 ? missing : birthRegistration()),
      ),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(18);
    expect((await entries()).map(({ number }) => number)).toEqual(Array.from({ length: before + 18 }, (_, n) => n + 1));
  });

  it('is given with the acceptance, stays with what was entered by mistake, and is none of what was only submitted', async () => {
    const submitted = await inState.submitted(api);
    const numbered = async (id: string) => (await entries()).filter((one) => one.id === id).length;
    expect(await numbered(submitted.id)).toBe(0);
    const accepted = await mustAct(counter, submitted, 'accept');
    expect(await numbered(submitted.id)).toBe(1);
    await mustActApproved(counter, await api.as('lanhdao'), accepted, 'void_intake', { reason: 'Nhập trùng' });
    expect(await numbered(submitted.id)).toBe(1);
  });

  it('is named with its book where the time of receipt was set right into another year', async () => {
    const moved = await takeIn(counter);
    const before = '2024-12-31';
    await api.sql('UPDATE dossier SET received_at = $2, due_at = NULL WHERE id = $1', [
      moved.id,
      `${before}T09:00+07:00`,
    ]);
    const [{ number, year }] = (await entries()).filter(({ id }) => id === moved.id) as [
      Awaited<ReturnType<typeof entries>>[0],
    ];
    const register = (await file(`/papers/register?from=${before}&to=${before}`)).replaceAll(/\s/g, '');
    expect(register).toContain(`Số${number},quyển${year}`);
    expect(register).not.toContain(`${number}${moved.code}`);
  });

  it('counts for each office by itself', async () => {
    await takeIn(await api.as('motcua2'));
    const rows = await api.sql(
      `SELECT r.number FROM register_entry r JOIN office o ON o.id = r.office_id WHERE o.code <> 'H23.18.07'`,
    );
    expect(rows).toEqual([{ number: 1 }]);
  });

  it('is given to what was received before there were numbers, as it came, and to what a version before receives', async () => {
    const before = await entries();
    const inOrder = await api.sql(
      `SELECT r.dossier_id AS id FROM register_entry r JOIN dossier d ON d.id = r.dossier_id ORDER BY d.office_id, d.received_at, d.id`,
    );
    await api.sql('TRUNCATE register_entry');
    await api.sql(NUMBER_WHAT_IS_THERE);
    expect(await entries()).toHaveLength(before.length);
    const after = await api.sql('SELECT dossier_id AS id FROM register_entry ORDER BY office_id, year, number');
    expect(after).toEqual(inOrder);
    const late = await takeIn(counter);
    await api.sql('DELETE FROM register_entry WHERE dossier_id = $1', [late.id]);
    const { number } = await print(late.id, 'receipt');
    expect(await entries()).toContainEqual({ id: late.id, year: expect.any(Number), number });
  });
});
