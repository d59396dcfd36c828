import { expect, it } from '@jest/globals';
import type { PaperForm } from '@motcua/shared/papers';
import { processHistoryFacts } from '../../server/src/papers/compose/compose-history.js';
import { type DossierForPaper, formFacts, type PaperEvent } from '../../server/src/papers/read-form-facts.js';
import type { ProcessHistoryFacts } from '../../server/src/papers/templates/process-history.js';
import { belowTheFoot, describePapers, pagesOf, textOf, wordsOf } from '../support/pdf-tools.js';
import { box, COMPONENTS, dossierFor, OFFICER, printedOf, seal } from './paper-fixtures.js';

type Parts = DossierForPaper['parts'];

const withParts = (form: PaperForm, change: (parts: Parts) => Partial<Parts>): DossierForPaper => {
  const source = dossierFor(form);
  return { ...source, parts: { ...source.parts, ...change(source.parts) } };
};

/** The last event, and the paper about it, with other details. */
const withEvent = (source: DossierForPaper, change: Partial<PaperEvent>): DossierForPaper => {
  const event = { ...source.event, ...change };
  return { ...source, event, parts: { ...source.parts, events: [...source.parts.events.slice(0, -1), event] } };
};

const numbered = (lines: number): string =>
  Array.from({ length: lines }, (_, n) => `chữ ${String(n + 1).padStart(3, '0')}`).join(' ');

/** What stands behind the name of a component in the table. */
const countsOf = (text: string, name: string): string | undefined =>
  new RegExp(`${name.replaceAll(/[()]/gu, '\\$&')}((?: \\([^)]+\\))?(?: \\d(?!\\.))*)`, 'u').exec(text)?.[1]?.trim();

const historyOf = (source: DossierForPaper): ProcessHistoryFacts =>
  processHistoryFacts(
    source,
    formFacts(source, 'process_control', '2025', { year: 2026, number: null }, { box, seal }),
  );

describePapers('papers of dossiers that are not the usual ones', () => {
  it.each([
    ['paper', null, '1'],
    ['electronic', null, '(bản điện tử) 1'],
    ['presented', null, '(xuất trình)'],
    ['reused', null, '(sử dụng lại từ hồ sơ trước)'],
    ['database', null, '(khai thác từ cơ sở dữ liệu)'],
    ['database', { original: 2 }, '(khai thác từ cơ sở dữ liệu)'],
  ] as const)('the receipt counts no original of what was not handed in: %s %j', async (source, copiesByKind, said) => {
    const dossier = withParts('receipt', ({ components: [first, ...rest] }) => ({
      components: [{ ...first!, source, copiesByKind }, ...rest.map((one) => ({ ...one, present: false }))],
    }));
    const text = textOf(await printedOf(dossier, 'receipt'));
    expect(countsOf(text, COMPONENTS[0]!)).toBe(said);
  });

  it('the receipt counts pages and copies where copies are certified', async () => {
    const source = dossierFor('receipt');
    const [paper, , copy] = source.case.components;
    const components = [
      { ...paper!, name: 'Bản chính giấy tờ, văn bản', form: 'presented' as const },
      { ...copy!, code: 'GCS', name: 'Bản sao cần chứng thực' },
    ];
    const formFields = ['pages', 'copies'].map((key) => ({ key, label: key, type: 'number' as const }));
    const parts = { ...source.parts, components: source.parts.components.slice(0, 2) };
    const known = { ...source.known, components };
    const certified = { ...source, formFields, parts, known };
    Object.assign(certified.dossier, { formData: { pages: 4, copies: 3 } });
    const text = textOf(await printedOf(certified, 'receipt'));
    expect(text).toContain('TT Thành phần hồ sơ Số trang Số bản giấy Ký bản điện tử');
    expect(text).toContain('1 Bản chính giấy tờ, văn bản (xuất trình) 4 2 Bản sao cần chứng thực 4 3');
    expect(text).not.toContain('Bản photo');
    Object.assign(certified.dossier, { resultDelivery: { method: 'online' } });
    expect(textOf(await printedOf(certified, 'receipt'))).toContain('Bản sao cần chứng thực 4 3 X');
    // Whoever has not counted yet leaves it to the pen.
    Object.assign(certified.dossier, { formData: {} });
    expect(textOf(await printedOf(certified, 'receipt'))).toContain('Bản sao cần chứng thực X');
  });

  it('the receipt names the page where the dossier is looked up, if the office has one', async () => {
    const source = dossierFor('receipt');
    expect(textOf(await printedOf(source, 'receipt'))).not.toContain('Tra cứu');
    const followUrl = 'https://dichvucong.haiduong.gov.vn/tra-cuu?ma={code}';
    const receiving = { ...source.receiving, followUrl };
    const text = textOf(await printedOf({ ...source, receiving }, 'receipt')).replaceAll(/\s/g, '');
    expect(text).toContain(`Tracứutìnhtrạnghồsơtại${followUrl.replace('{code}', source.dossier.code)}`);
  });

  it('the sheet of the way says no outcome of a decision that was taken back', async () => {
    const decided = dossierFor('process_control');
    expect(textOf(await printedOf(decided, 'process_control'))).toContain('Đúng hạn');
    const reopened: PaperEvent = { ...decided.event, id: 'e6', seq: 6, transition: 'reopen_decision' };
    const parts = { ...decided.parts, events: [...decided.parts.events, reopened] };
    const open = { ...decided, parts, event: reopened };
    expect(textOf(await printedOf(open, 'process_control'))).not.toContain('Đúng hạn');
    const again: PaperEvent = { ...decided.event, id: 'e7', seq: 7 };
    const events = [...parts.events, again];
    const anew = { ...decided, parts: { ...parts, events }, event: again };
    expect(textOf(await printedOf(anew, 'process_control'))).toContain('Đúng hạn');
  });

  it('what was done in one visit names the citizen at the hand-over alone', () => {
    const source = withParts('result_receipt', ({ events, collections: [given] }) => ({
      handovers: [],
      events: events.map((event) => (event.seq < 3 ? event : { ...event, at: given!.at })),
    }));
    expect(historyOf(source).deeds.map(({ what, to }) => [what, to])).toEqual([
      ['Nhập hồ sơ', null],
      ['Tiếp nhận hồ sơ', null],
      ['Chuyển hồ sơ', null],
      ['Chuyển hồ sơ', null],
      ['Ban hành kết quả', null],
      ['Trả kết quả', 'Trần Văn Đức'],
    ]);
  });

  it('what was done to a dossier from an older system says when it was received', () => {
    const { event, ...source } = dossierFor('receipt');
    const imported: PaperEvent = { ...event, seq: 1, transition: 'imported', fromState: null };
    const facts = historyOf({ ...source, event: imported, parts: { ...source.parts, events: [imported] } });
    expect(facts.receivedAt).toEqual(source.dossier.receivedAt);
  });

  it('papers name what belongs to the case that the dossier was before', async () => {
    const source = dossierFor('dossier_handover');
    const { parts } = source;
    const now = { ...source.case, components: source.case.components.slice(1), steps: source.case.steps.slice(2) };
    const text = textOf(await printedOf({ ...source, case: now, parts }, 'dossier_handover'));
    expect(text).toContain(COMPONENTS[0]!);
    expect(text).toContain('Công chức Tư pháp – Hộ tịch');
    const asked = dossierFor('supplement_request');
    const request = textOf(
      await printedOf({ ...asked, case: { ...asked.case, components: [] } }, 'supplement_request'),
    );
    expect(request).toContain('Giấy chứng sinh');
  });

  it('the refusal of what came online says when it came', async () => {
    const source = dossierFor('refusal', { online: true });
    for (const set of ['2018', '2025'] as const) {
      const text = textOf(await printedOf(source, 'refusal', set));
      expect(text).toContain('PHIẾU TỪ CHỐI TIẾP NHẬN HỒ SƠ');
      expect(text).toContain('Thời gian nộp hồ sơ: 09 giờ 10 phút, ngày 15/03/2026');
    }
  });

  it('the receipt given out anew names the day that an apology has promised since', async () => {
    const source = dossierFor('receipt');
    const [submitted, accepted] = source.parts.events;
    const apology: PaperEvent = {
      ...accepted!,
      id: 'e3',
      seq: 3,
      transition: 'apologise',
      details: { duePromised: '2026-03-24T10:00:00.000Z' },
    };
    const corrected: PaperEvent = { ...accepted!, id: 'e4', seq: 4, transition: 'correct', details: {} };
    const events = [submitted!, accepted!, apology, corrected];
    const anew = { ...source, event: corrected, parts: { ...source.parts, events } };
    const promised = 'Thời gian hẹn lại (theo văn bản xin lỗi): 17 giờ 00 phút, ngày 24/03/2026.';
    expect(textOf(await printedOf(anew, 'receipt'))).toContain(promised);
    // The first one is the same whenever it is made.
    expect(textOf(await printedOf({ ...anew, event: accepted! }, 'receipt'))).not.toContain('hẹn lại');
    // A pause has moved the day past what was promised.
    Object.assign(anew.dossier, { dueAt: new Date('2026-03-26T10:00:00.000Z') });
    expect(textOf(await printedOf(anew, 'receipt'))).not.toContain('hẹn lại');
  });

  it('the receipt of a result names symbol, letter of authority and originals that went back', async () => {
    const source = withParts('result_receipt', ({ results, collections: [given] }) => ({
      results: results.map((one, n) => ({ ...one, symbol: n === 0 ? 'GKS' : null })),
      collections: [{ ...given!, relation: 'authorised', authorisation: 'Giấy ủy quyền số 12 ngày 16/03/2026' }],
    }));
    const details = { method: 'desk', waybill: null, returned: ['Giấy chứng sinh', 'Sổ hộ khẩu cũ'] };
    const text = textOf(await printedOf(withEvent(source, { details }), 'result_receipt'));
    for (const words of [
      '17/2026 (GKS)',
      '18/2026 18/03/2026',
      'Văn bản ủy quyền: Giấy ủy quyền số 12 ngày 16/03/2026',
      'Bản chính trả lại: Giấy chứng sinh; Sổ hộ khẩu cũ',
      'Người nhận đã kiểm tra và nhận đủ',
    ]) {
      expect(text).toContain(words);
    }
  });

  it.each(['post', 'online'] as const)(
    'the receipt of a result by %s lets nobody have looked at it',
    async (method) => {
      const source = withParts('result_receipt', ({ collections: [given] }) => {
        const nobody = { ...given!, method, collectorName: null, relation: null };
        const sent = {
          ...nobody,
          waybill: method === 'post' ? 'EB123456789VN' : null,
          at: '2026-03-18T16:00:00+07:00',
        };
        return { collections: [sent, nobody] };
      });
      const arrived = withEvent(source, { details: { method, waybill: null } });
      const text = textOf(await printedOf(arrived, 'result_receipt'));
      expect(text).not.toContain('đã kiểm tra');
      expect(text.includes('mã bưu gửi EB123456789VN')).toBe(method === 'post');
    },
  );

  it('the sheet of the way says why a step was given back, also where the giver had not confirmed it yet', async () => {
    const source = dossierFor('process_control');
    const [submitted, accepted, given, , decided] = source.parts.events;
    const at = '2026-03-16T15:40:00+07:00';
    const implied = { ...given!, id: 'e4', seq: 4, transition: 'receive_handover', at };
    const reason = `Thiếu chữ ký của người lập; ${numbered(200)}`;
    const back = { ...given!, id: 'e5', seq: 5, transition: 'send_back', at, actor: OFFICER, reason };
    const event = { ...decided!, seq: 6 };
    const events = [submitted!, accepted!, given!, implied, back, event];
    const pdf = await printedOf({ ...source, event, parts: { ...source.parts, events } }, 'process_control', '2018');
    expect(textOf(pdf)).toContain('Thiếu chữ ký của người lập; chữ 001');
    expect(textOf(pdf)).toContain('…');
    expect(belowTheFoot(pdf)).toBe(0);
  });

  it.each([
    ['late', 'tiep_nhan', 'Quá hạn'],
    ['in_time', 'tiep_nhan', 'Đúng hạn'],
    // The outcome of the whole work is said of the last.
    ['late', 'tham_dinh', null],
    ['untimed', 'tiep_nhan', null],
  ] as const)('the sheet of the way says that %s was how %s was left', async (timing, stepCode, said) => {
    const source = dossierFor('process_control');
    const { givenAt: leftAt } = source.parts.handovers.find(({ fromStep }) => fromStep === stepCode)!;
    const stays = [{ stepCode, leftAt: new Date(leftAt), timing }];
    const outcomes = async (one: DossierForPaper): Promise<readonly string[]> =>
      textOf(await printedOf(one, 'process_control')).match(/(?:Trước|Đúng|Quá) hạn/g) ?? [];
    const before = await outcomes(source);
    const after = await outcomes({ ...source, stays });
    expect(after.toSorted()).toEqual([...before, ...(said === null ? [] : [said])].toSorted());
  });

  it.each([
    ['day', 'Đúng hạn'],
    ['minute', 'Quá hạn'],
  ] as const)('the outcome is reckoned by the %s where the office says so', async (compare, outcome) => {
    const source = dossierFor('process_control');
    const settings = { ...source.settings, 'deadline.compare': compare };
    const evening = withEvent(source, { at: '2026-03-18T18:30:00+07:00' });
    expect(textOf(await printedOf({ ...evening, settings }, 'process_control'))).toContain(outcome);
  });

  it.each(['2018', '2025'] as const)('no word of a long text is lost in the set of %s', async (set) => {
    const refused = withEvent(dossierFor('refusal'), { reason: numbered(900).replaceAll(' chữ', '\nchữ') });
    const pdf = await printedOf(refused, 'refusal', set);
    expect(belowTheFoot(pdf)).toBe(0);
    expect(pagesOf(pdf)).toBeGreaterThan(5);
    const text = textOf(pdf);
    const lost = Array.from({ length: 900 }, (_, n) => `chữ ${String(n + 1).padStart(3, '0')}`);
    expect(lost.filter((word) => !text.includes(word))).toEqual([]);

    const asked = dossierFor('supplement_request');
    const components = [{ code: 'GCS', defect: `${numbered(120)}\n\nhết.\nXong`, bring: numbered(60) }];
    const request = await printedOf(withEvent(asked, { details: { components } }), 'supplement_request', set);
    expect(belowTheFoot(request)).toBe(0);
    expect(textOf(request)).toContain('chữ 120');
    if (set === '2025') expect(textOf(request)).toContain('120; hết. Xong');
  });

  it('a row that is longer than a page goes on in another one', async () => {
    const asked = dossierFor('supplement_request');
    const components = [{ code: 'GCS', defect: numbered(400), bring: 'Bản chính' }];
    const pdf = await printedOf(withEvent(asked, { details: { components } }), 'supplement_request');
    expect(belowTheFoot(pdf)).toBe(0);
    for (const word of ['chữ 001', 'chữ 200', 'chữ 400']) expect(textOf(pdf)).toContain(word);
  });

  it('a long name of a place leaves the title alone', async () => {
    const source = dossierFor('refusal');
    const office = {
      ...source.office,
      placeName: 'Đặc khu của quần đảo Hoàng Sa, quần đảo Trường Sa và các đảo nhỏ ven bờ thuộc tỉnh Khánh Hòa',
    };
    const words = wordsOf(await printedOf({ ...source, office }, 'refusal'));
    const [year, title] = ['2026', 'PHIẾU'].map((word) => words.find(({ text }) => text === word)!);
    expect(title!.top).toBeGreaterThan(year!.bottom);
  });

  const leader = { fullName: 'Vũ Đình Khải' };
  it.each([
    ['Chủ tịch', null, null, 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH'],
    ['Phó Chủ tịch', null, null, 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH'],
    ['Phó Chủ tịch', 'KT', 'Chủ tịch', 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH'],
    ['Chánh Văn phòng', 'TL', 'Chủ tịch', 'TL. CHỦ TỊCH CHÁNH VĂN PHÒNG'],
    ['Trưởng phòng', 'TUQ', 'Chủ tịch', 'TUQ. CHỦ TỊCH TRƯỞNG PHÒNG'],
    [null, null, null, 'TM. ỦY BAN NHÂN DÂN THỦ TRƯỞNG CƠ QUAN'],
  ] as const)('%s with %s of %s signs rightly', async (title, deputyAs, headTitle, block) => {
    const source = { ...dossierFor('apology'), signatory: { ...leader, title, deputyAs, headTitle } };
    const text = textOf(await printedOf(source, 'apology'));
    expect(text).toContain(`${block} (Ký, ghi rõ họ tên và đóng dấu)`);
    expect(text.includes('TM. ')).toBe(block.startsWith('TM. '));
  });

  it.each([
    [3, 'lần thứ 1 (tối đa 3 lần)'],
    [0, 'lần thứ 1 '],
  ])('an apology says how many there may be, %i', async (most, said) => {
    const source = dossierFor('apology');
    const text = textOf(
      await printedOf({ ...source, settings: { ...source.settings, 'apology.maxPerDossier': most } }, 'apology'),
    );
    expect(text).toContain(`Lần xin lỗi, gia hạn: ${said}`);
    expect(text.includes('tối đa')).toBe(most > 0);
  });
});
