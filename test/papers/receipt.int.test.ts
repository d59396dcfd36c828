import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type PaperForm, readSlipMark } from '@motcua/shared/papers';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { describePapers, fontsOf, pagesOf, qrOf, structureOf, textOf } from '../support/pdf-tools.js';

interface Listed {
  readonly id: string | null;
  readonly form: PaperForm;
  readonly transition: string;
  readonly number: number | null;
  readonly copies: number;
}

describePapers('the receipt of a dossier', () => {
  let api: TestApi;
  let counter: TestClient;
  let dossier: TestDossier;
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    dossier = await takeIn(counter, {
      applicant: {
        kind: 'person',
        fullName: "H'Hen Niê Ẵẫỡữựỵ",
        citizenId: '030190054321',
        phone: '0912345678',
        email: 'hhen@example.com',
        address: 'Số 1, ngõ 2, khu dân cư Lôi Động, phường Cộng Hòa',
      },
      submitter: { fullName: 'Trần Văn Đức', relation: 'Cha', phone: '0987654321' },
    });
  });
  afterAll(() => api.stop());

  const papersOf = async ({ id }: { id: string }): Promise<Listed[]> =>
    ((await counter.get(`/api/v1/dossiers/${id}/papers`)).body.data as Listed[]).filter(
      ({ form }) => form === 'receipt',
    );
  const print = ({ id }: { id: string }, client = counter) =>
    client.post(`/api/v1/dossiers/${id}/papers`, { form: 'receipt' });
  const file = async (path: string, { cookie } = counter): Promise<Response> => {
    const response = await fetch(`${api.url}/api/v1/dossiers/${path}`, { headers: { cookie } });
    expect(response.status).toBe(200);
    return response;
  };
  const bytes = async (path: string): Promise<Buffer> => Buffer.from(await (await file(path)).arrayBuffer());
  const accessOf = ({ id }: { id: string }) =>
    api.sql<{ fields: string[]; purpose: string | null }>(
      `SELECT fields, purpose FROM access_record WHERE dossier_id = $1 AND action = 'slip' ORDER BY at, id`,
      [id],
    );

  it('is ready once the dossier is accepted, and made when it is first printed', async () => {
    expect(await papersOf(dossier)).toMatchObject([{ id: null, form: 'receipt', transition: 'accept', copies: 0 }]);
    const { status, body } = await print(dossier);
    expect([status, body.copies, body.formSet]).toEqual([201, 1, '2025']);
    expect(await papersOf(dossier)).toEqual([body]);
  });

  it('says every word it was given, and carries its own letters', async () => {
    const pdf = await bytes(`${dossier.id}/slips/receipt.pdf`);
    const text = textOf(pdf);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Mẫu số 01',
      `Mã hồ sơ: ${dossier.code}`,
      "Tiếp nhận hồ sơ của: H'Hen Niê Ẵẫỡữựỵ",
      'Người nộp: Trần Văn Đức (Cha)',
      'Địa chỉ: Số 1, ngõ 2, khu dân cư Lôi Động, phường Cộng Hòa',
      'Số điện thoại: 0987 654 321',
      'Email: hhen@example.com',
      'Số CCCD/MST: 030190054321',
      'Tờ khai',
      '2. Số lượng hồ sơ: 1 bộ.',
      'xin gọi 0220 0000 207.',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
    ]) {
      expect(text).toContain(words);
    }
    expect(pagesOf(pdf)).toBe(1);
    expect(pdf.length).toBeLessThan(300_000);
    const fonts = fontsOf(pdf).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Tinos-\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  it('is read aloud in order: heading, a figure, a table with the heads of its columns', async () => {
    const structure = structureOf(await bytes(`${dossier.id}/slips/receipt.pdf`));
    expect(structure).toMatch(/^Document\n/);
    expect(structure).toMatch(/Figure:\s+\/Placement \/Block/);
    expect(structure).toMatch(/H1 \(block\)\s+"GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"/);
    expect(structure).toMatch(/Table[^]*TR\s+TH:\s+\/Scope \/Column\s+"TT"[^]*TD\s+"1"/);
  });

  it('carries a mark that anybody with the public key can check', async () => {
    const { body } = await counter.get('/api/v1/papers/key');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: body.publicKey as string }, format: 'jwk' });
    const check = (message: Uint8Array, signature: Uint8Array): boolean => verify(null, message, key, signature);
    const text = qrOf(await bytes(`${dossier.id}/slips/receipt.pdf`));
    const read = readSlipMark(text, check);
    const minute = (at: unknown): number => Math.floor(Date.parse(at as string) / 60_000) * 60_000;
    expect(read).toEqual({
      ok: true,
      mark: {
        code: dossier.code,
        receivedAt: new Date(minute(dossier['receivedAt'])),
        dueAt: new Date(minute(dossier['dueAt'])),
      },
    });
    const another = [...text].map(
      (letter, at) => text.slice(0, at) + (letter === '2' ? '3' : '2') + text.slice(at + 1),
    );
    expect(another.filter((changed) => readSlipMark(changed, check).ok)).toEqual([]);
  });

  it('is the same bytes whenever it is asked for again, and each copy is counted and recorded', async () => {
    const before = await accessOf(dossier);
    const { body } = await print(dossier);
    const [first, second] = [
      await bytes(`${dossier.id}/papers/${body.id as string}/content`),
      await bytes(`${dossier.id}/slips/receipt.pdf`),
    ];
    expect(second.equals(first)).toBe(true);
    expect(body.copies).toBe(2);
    expect((await accessOf(dossier)).slice(before.length)).toEqual([
      { fields: ['receipt'], purpose: 'copy 2' },
      { fields: ['receipt'], purpose: null },
      { fields: ['receipt'], purpose: null },
    ]);
  });

  it('is served so that nothing in it can run', async () => {
    const { headers } = await file(`${dossier.id}/slips/receipt.pdf`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="receipt-${dossier.code}.pdf"`);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is kept sealed: the person is not in the database in plain words', async () => {
    const rows = await api.sql<{ plain: boolean }>(
      `SELECT position('%PDF' in encode(content_enc, 'escape')) > 0 AS plain FROM paper WHERE dossier_id = $1`,
      [dossier.id],
    );
    expect(rows).toEqual([{ plain: false }]);
  });

  it('is given out anew after a correction, under its number and marked so', async () => {
    const before = (await papersOf(dossier))[0]!;
    const corrected = await mustAct(counter, dossier, 'correct', {
      changes: { phone: '0911222333', address: 'Số 9, phường Sao Đỏ' },
      reason: 'Ghi nhầm',
    });
    expect((await papersOf(corrected)).map(({ id, transition }) => [id, transition])).toEqual([
      [null, 'correct'],
      [before.id, 'accept'],
    ]);
    const { body } = await print(corrected);
    expect([body.number, body.copies]).toEqual([before.number, 1]);
    const text = textOf(await bytes(`${dossier.id}/slips/receipt.pdf`));
    expect(text).toContain('(Cấp lại)');
    expect(text).toContain('Địa chỉ: Số 9, phường Sao Đỏ');
    // Who holds the first one holds what it said.
    expect(textOf(await bytes(`${dossier.id}/papers/${before.id!}/content`))).not.toContain('Cấp lại');
  });

  it('is made once though it is printed twice at once', async () => {
    const dossiers = await Promise.all(Array.from({ length: 4 }, () => takeIn(counter)));
    const answers = await Promise.all(dossiers.flatMap((one) => [print(one), print(one)]));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect((await Promise.all(dossiers.map(papersOf))).map(([one]) => one!.copies)).toEqual([2, 2, 2, 2]);
  });

  it('goes by what was counted at the acceptance, where that is another number', async () => {
    const counted = async (copies: number): Promise<string> => {
      const submitted = await takeIn(counter, {
        components: [
          { code: 'TK', present: true, copies: 2, copiesByKind: { original: 1, photo: 1 } },
          { code: 'GCS', present: false },
        ],
        accept: false,
      });
      const components = [
        { code: 'TK', present: true, copies },
        { code: 'GCS', present: true, copies: 7 },
      ];
      const { id } = await mustAct(counter, submitted, 'accept', { components });
      return textOf(await bytes(`${id}/slips/receipt.pdf`));
    };
    expect(await counted(2)).toMatch(/1 Tờ khai[^0-9]* 1 1 2 /u);
    expect(await counted(5)).toMatch(/1 Tờ khai[^0-9]* 5 2 /u);
  });

  it('is not there before the acceptance', async () => {
    const submitted = await inState.submitted(api);
    expect(await papersOf(submitted)).toEqual([]);
    const { status, body } = await print(submitted);
    expect([status, body.code]).toEqual([422, 'paper.no_ground']);
    expect((await counter.get(`/api/v1/dossiers/${submitted.id}/slips/receipt.pdf`)).status).toBe(422);
    expect((await counter.get(`/api/v1/dossiers/${submitted.id}/slips/nothing.pdf`)).status).toBe(404);
  });

  it('is only looked at by a supervisor, and looking makes none', async () => {
    const supervisor = await api.as('giamsat');
    const fresh = await takeIn(counter);
    expect((await print(fresh, supervisor)).status).toBe(403);
    const looked = await file(`${fresh.id}/slips/receipt.pdf`, supervisor);
    expect(await api.sql('SELECT 1 FROM paper WHERE dossier_id = $1', [fresh.id])).toEqual([]);
    // What is given out afterwards is the same.
    const { body } = await print(fresh);
    const given = await bytes(`${fresh.id}/papers/${body.id as string}/content`);
    expect(given.equals(Buffer.from(await looked.arrayBuffer()))).toBe(true);
  });
});
