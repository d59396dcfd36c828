import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { SWEEPING_LOCK, sweepFiles } from '../../server/src/attachments/sweep-files.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { CheckOpenSignatures } from '../../server/src/attachments/check-open-signatures.js';
import { SignatureRoots } from '../../server/src/signatures/signature-roots.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { TestAuthority } from '../support/authority.js';
import { inState, takeIn, type TestDossier } from '../support/dossiers.js';
import { signedPdf } from '../support/signed-pdf.js';
import { formOf, smallPdf, upload } from '../support/upload.js';
import { waitUntil } from '../support/wait-until.js';
import { sweepAll } from './sweep-all.js';

const MB = 1_048_576;
const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

describe('files of a dossier', () => {
  let api: TestApi;
  let officer: TestClient;
  let dossier: TestDossier;
  const base = (): string => `/api/v1/dossiers/${dossier.id}/attachments`;

  beforeAll(async () => {
    api = await startTestApi({ MOTCUA_MAX_FILE_MB: '2', MOTCUA_MAX_DOSSIER_FILES_MB: '4' });
    officer = await api.as('motcua');
    dossier = await takeIn(officer);
  });
  afterAll(() => api.stop());

  const arriving = (): Promise<string[]> => readdir(join(api.env.filesDir, 'arriving'));
  const keptFiles = async (): Promise<string[]> =>
    (await readdir(api.env.filesDir, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));

  it('are taken in, listed, and given back byte for byte with a name of our own', async () => {
    const content = smallPdf('một');
    const { status, body } = await upload(officer, dossier.id, {
      content,
      name: '../Giấy\u202E chứng sinh.pdf',
      component: 'GCS',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      position: 1,
      componentCode: 'GCS',
      name: 'Giấy chứng sinh.pdf',
      kind: 'pdf',
      warnings: [],
      sizeBytes: content.length,
      sha256: hashOf(content),
      state: 'kept',
      uploadedBy: { id: officer.user.id },
    });
    expect((await officer.get(base())).body).toEqual([body]);

    const response = await fetch(`${api.url}/api/v1/attachments/${body.id}/content`, {
      headers: { cookie: officer.cookie },
    });
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${dossier.code}-1.pdf"`,
      'content-length': String(content.length),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('may be as large as the installation says, which anybody can ask', async () => {
    const supervisor = await api.as('giamsat');
    expect((await supervisor.get('/api/v1/attachments/limits')).body).toEqual({
      maxFileBytes: 2_097_152,
      maxDossierBytes: 4_194_304,
      maxDossierFiles: 500,
    });
  });

  it('are given in ranges', async () => {
    const content = smallPdf('khúc');
    const { body } = await upload(officer, dossier.id, { content });
    const part = (range: string, more: Record<string, string> = {}): Promise<Response> =>
      fetch(`${api.url}/api/v1/attachments/${body.id}/content`, {
        headers: { cookie: officer.cookie, range, ...more },
      });
    const middle = await part('bytes=5-14');
    expect([middle.status, middle.headers.get('content-range'), await middle.text()]).toEqual([
      206,
      `bytes 5-14/${content.length}`,
      content.toString('latin1', 5, 15),
    ]);
    expect(await (await part('bytes=-6')).text()).toBe('%%EOF\n');
    const behind = await part(`bytes=${content.length}-`);
    expect([behind.status, behind.headers.get('content-range')]).toEqual([416, `bytes */${content.length}`]);
    expect((await part('bytes=0-1', { 'if-range': '"another"' })).status).toBe(200);
    expect((await part('bytes=0-1', { 'if-range': middle.headers.get('etag')! })).status).toBe(206);
  });

  it('leave a record of each look, or are not shown', async () => {
    const { body } = await upload(officer, dossier.id, { content: smallPdf('nhìn') });
    const leader = await api.as('lanhdao');
    expect((await leader.get(`/api/v1/attachments/${body.id}/content`)).status).toBe(200);
    const records = (): Promise<{ action: string; fields: string[] }[]> =>
      api.sql('SELECT action, fields FROM access_record WHERE staff_id = $1 AND dossier_id = $2 ORDER BY at', [
        leader.user.id,
        dossier.id,
      ]);
    expect(await records()).toEqual([{ action: 'attachment', fields: [String(body.position)] }]);
    await api.sql('REVOKE INSERT ON access_record FROM motcua_app');
    try {
      expect((await leader.get(`/api/v1/attachments/${body.id}/content`)).status).toBe(500);
      expect((await leader.get(base())).status).toBe(500);
    } finally {
      await api.sql('GRANT INSERT ON access_record TO motcua_app');
    }
  });

  it('that are signed say what their signatures are worth', async () => {
    const authority = await TestAuthority.make();
    try {
      const signer = await authority.certify({ subject: '/C=VN/CN=Nguyễn Thị Ước' });
      const content = await signedPdf({ sign: (bytes) => authority.sign(bytes, signer) });
      const { status, body } = await upload(officer, dossier.id, { content });
      expect(status).toBe(201);
      expect(body.signatures).toMatchObject({
        found: 1,
        signatures: [{ signer: 'Nguyễn Thị Ước', integrity: 'intact', coverage: 'whole', trust: 'unchecked' }],
      });
      const listed = (await officer.get(base())).body as { id: string; signatures: unknown }[];
      expect(listed.find(({ id }) => id === body.id)?.signatures).toEqual(body.signatures);
    } finally {
      await authority.remove();
    }
    expect((await upload(officer, dossier.id, { content: smallPdf('không ký') })).body.signatures).toBeNull();
  });

  it('that are signed are checked by nobody’s request, in open dossiers, once others are trusted', async () => {
    const authority = await TestAuthority.make();
    const roots = api.app.get(SignatureRoots);
    const before = roots.roots;
    const checks = api.app.get(CheckOpenSignatures);
    const checkAll = async (): Promise<number> => ((await checks.checkNext()) ? 1 + (await checkAll()) : 0);
    try {
      const signer = await authority.certify({ subject: '/C=VN/CN=Nguyễn Thị Ước' });
      const content = await signedPdf({ sign: (bytes) => authority.sign(bytes, signer) });
      const [open, over] = [await takeIn(officer), await takeIn(officer)];
      for (const { id } of [open, over]) await upload(officer, id, { content });
      await api.sql(`UPDATE dossier SET state = 'withdrawn' WHERE id = $1`, [over.id]);
      const shown = async ({ id }: { id: string }): Promise<unknown> => {
        const [file] = (await officer.get(`/api/v1/dossiers/${id}/attachments`)).body as { checkedAgain: unknown }[];
        return file!.checkedAgain;
      };
      const root = new X509Certificate(await authority.rootPem());
      const trusted = { report: { signatures: [{ trust: 'trusted' }] }, by: null };
      expect(await checkAll()).toBe(0);
      Object.assign(roots, { roots: [root] });
      expect(await checkAll()).toBeGreaterThan(0);
      expect(await shown(open)).toMatchObject(trusted);
      expect(await shown(over)).toBeNull();
      expect(await checkAll()).toBe(0);

      // What cannot be checked yet is not forgotten.
      const { filesDir } = api.env;
      const [unread, unscanned] = [await takeIn(officer), await takeIn(officer)];
      await upload(officer, unread.id, { content });
      const other = await signedPdf({ sign: (bytes) => authority.sign(bytes, signer), more: '/Reason (khac)' });
      const { body: late } = await upload(officer, unscanned.id, { content: other });
      const scanned = (scan: string): Promise<unknown> =>
        api.sql(`UPDATE stored_file SET scan = $1 WHERE sha256 = decode($2, 'hex')`, [scan, late.sha256]);
      await scanned('waiting');
      Object.assign(roots, { roots: [root, root] });
      expect(await checks.checkNext()).toBe(true);
      await rename(filesDir, `${filesDir}.away`);
      await expect(checks.checkNext())
        .rejects.toThrow('ENOENT')
        .finally(() => rename(`${filesDir}.away`, filesDir));
      await expect(checkAll()).rejects.toThrow('Some were left.');
      expect(await shown(unread)).toBeNull();
      await expect(checkAll()).rejects.toThrow('Some were left.');
      expect(await shown(unread)).toMatchObject(trusted);
      expect(await shown(unscanned)).toBeNull();
      await scanned('clean');
      expect(await checkAll()).toBe(1);
      expect(await shown(unscanned)).toMatchObject(trusted);
      expect(await checkAll()).toBe(0);
    } finally {
      Object.assign(roots, { roots: before });
      await authority.remove();
    }
  });

  it('that are signed are checked again by authorities that are trusted since, and what was found first stays', async () => {
    const authority = await TestAuthority.make();
    const roots = api.app.get(SignatureRoots);
    const [before, shared] = [roots.roots, await takeIn(officer, { handlingOfficeCode: 'H23.18.08' })];
    const path = `/api/v1/dossiers/${shared.id}/attachments`;
    try {
      const signer = await authority.certify({ subject: '/C=VN/CN=Nguyễn Thị Ước' });
      const content = await signedPdf({ sign: (bytes) => authority.sign(bytes, signer) });
      const { body: file } = await upload(officer, shared.id, { content });
      expect(file).toMatchObject({ signatures: { signatures: [{ trust: 'unchecked' }] }, checkedAgain: null });
      Object.assign(roots, { roots: [new X509Certificate(await authority.rootPem())] });
      const key = { 'idempotency-key': randomUUID() };
      const check = `${path}/${file.id}/signature-check`;
      const { status, body } = await officer.post(check, undefined, key);
      expect([status, body]).toEqual([
        200,
        {
          ...file,
          checkedAgain: {
            report: expect.objectContaining({ found: 1, signatures: [expect.objectContaining({ trust: 'trusted' })] }),
            by: { id: officer.user.id, fullName: officer.user.fullName },
          },
        },
      ]);
      expect((await officer.post(check, undefined, key)).body).toEqual(body);
      // The office that handles it sees the same, and may ask as well.
      const handling = await api.as('motcua2');
      expect((await handling.get(path)).body).toEqual([{ ...body, reusedFrom: null }]);
      expect((await handling.post(check)).body.checkedAgain.by.id).toBe(handling.user.id);
      expect(await api.sql('SELECT 1 FROM signature_check WHERE attachment_id = $1', [file.id])).toHaveLength(2);

      const { body: plain } = await upload(officer, shared.id, { content: smallPdf('không ký') });
      expect((await officer.post(`${path}/${plain.id}/signature-check`)).body.code).toBe('attachment.not_signed');
      expect((await (await api.as('giamsat')).post(check)).status).toBe(403);
      expect((await officer.post(`${base()}/${file.id}/signature-check`)).status).toBe(404);
    } finally {
      Object.assign(roots, { roots: before });
      await authority.remove();
    }
  });

  it('are shown to the office that handles what another received, and to no third', async () => {
    const shared = await takeIn(officer, { handlingOfficeCode: 'H23.18.08' });
    const { body } = await upload(officer, shared.id, { content: smallPdf('hai cơ quan') });
    const path = `/api/v1/dossiers/${shared.id}/attachments`;
    const handling = await api.as('motcua2');
    expect((await handling.get(`/api/v1/attachments/${body.id}/content`)).status).toBe(200);
    expect((await handling.get(path)).body).toHaveLength(1);
    expect((await upload(handling, shared.id, { content: smallPdf('từ cơ quan kia') })).status).toBe(201);
    const foreign = await takeIn(handling);
    const theirs = await upload(handling, foreign.id, { content: smallPdf('chỉ của cơ quan kia') });
    expect((await handling.get(`/api/v1/attachments/${theirs.body.id}/content`)).status).toBe(200);
    expect((await officer.get(`/api/v1/attachments/${theirs.body.id}/content`)).status).toBe(404);
  });

  it('are attached once however often the call is repeated, and the same content is kept once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const content = smallPdf('hai lần');
    const first = await upload(officer, dossier.id, { content }, key);
    const again = await upload(officer, dossier.id, { content }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await upload(officer, dossier.id, { content: smallPdf('khác') }, key)).body.code).toBe(
      'idempotency.key_reused',
    );
    const other = await takeIn(officer);
    expect((await upload(officer, other.id, { content })).body.sha256).toBe(hashOf(content));
    expect((await keptFiles()).filter((name) => name.endsWith(hashOf(content)))).toHaveLength(1);
    expect(await arriving()).toEqual([]);
  });

  it('of one content may come from many at once', async () => {
    const content = smallPdf('cùng lúc'.repeat(5_000));
    const dossiers = await Promise.all(Array.from({ length: 6 }, () => takeIn(officer)));
    const answers = await Promise.all(
      [...dossiers, ...dossiers].map(({ id }) => upload(officer, id, { content, name: 'a.pdf' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(answers.map(({ body }) => body.position as number).sort()).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    expect(await arriving()).toEqual([]);
  });

  it('are refused over the limit of a file and of a dossier, and nothing is kept of them', async () => {
    const full = await takeIn(officer);
    const before = await keptFiles();
    const tooLarge = await upload(officer, full.id, { content: smallPdf('x'.repeat(2 * MB)) });
    expect([tooLarge.status, tooLarge.body]).toEqual([
      413,
      expect.objectContaining({ code: 'attachment.too_large', maxBytes: 2 * MB }),
    ]);
    expect(await keptFiles()).toEqual(before);
    expect((await upload(officer, full.id, { content: smallPdf('a'.repeat(1.8 * MB)) })).status).toBe(201);
    expect((await upload(officer, full.id, { content: smallPdf('b'.repeat(1.8 * MB)) })).status).toBe(201);
    const over = await upload(officer, full.id, { content: smallPdf('c'.repeat(1.8 * MB)) });
    expect([over.status, over.body]).toEqual([
      413,
      expect.objectContaining({ code: 'attachment.dossier_full', maxBytes: 4 * MB }),
    ]);
    expect(await keptFiles()).toHaveLength(before.length + 2);
    expect(await arriving()).toEqual([]);
  });

  it('are removed with a reason once the dossier is accepted, without one before', async () => {
    const { id, version } = await inState.submitted(api);
    const path = `/api/v1/dossiers/${id}/attachments`;
    const ids: string[] = [];
    for (const note of ['1', '2']) ids.push((await upload(officer, id, { content: smallPdf(note) })).body.id as string);
    const gone = await officer.post(`${path}/${ids[0]}/removal`, {});
    expect(gone.body).toMatchObject({ state: 'removed', removedBy: { id: officer.user.id }, removalReason: null });
    expect((await officer.get(`/api/v1/attachments/${ids[0]}/content`)).body.code).toBe('attachment.removed');
    expect((await officer.post(`${path}/${ids[0]}/removal`, {})).body.code).toBe('attachment.removed');
    expect((await officer.act({ id, version }, 'accept')).status).toBe(200);
    expect((await officer.post(`${path}/${ids[1]}/removal`, {})).body.errors).toEqual([
      { path: 'reason', code: 'field.missing' },
    ]);
    const withReason = await officer.post(`${path}/${ids[1]}/removal`, { reason: 'Gắn nhầm hồ sơ' });
    expect(withReason.body).toMatchObject({ state: 'removed', removalReason: 'Gắn nhầm hồ sơ' });
    const listed = (await officer.get(path)).body as { state: string }[];
    expect(listed.map(({ state }) => state)).toEqual(['removed', 'removed']);
    // Its content is another dossier’s as well.
    const other = await upload(officer, dossier.id, { content: smallPdf('1') });
    expect((await officer.get(`/api/v1/attachments/${other.body.id}/content`)).status).toBe(200);
  });

  it('are not added to what has ended, nor by who only looks', async () => {
    const ended = await inState.handed_over(api);
    const paper = { content: smallPdf(), component: 'GCS' };
    expect((await upload(officer, ended.id, paper)).body.code).toBe('attachment.dossier_ended');
    expect((await upload(await api.as('giamsat'), dossier.id, { content: smallPdf() })).body.code).toBe(
      'role.not_allowed',
    );
  });

  it('come in forms that are right, or are refused', async () => {
    const { body, headers } = formOf({ content: smallPdf() });
    const form = Buffer.from(body).toString('latin1');
    const send = (
      text: string,
      more: Record<string, string> = {},
    ): Promise<{ status: number; body: { code?: string; errors?: unknown } }> =>
      officer.post(base(), Buffer.from(text, 'latin1'), { ...headers, ...more });
    const twice = form.replace(/--\r\n$/, '\r\n') + form.replace('name="file"', 'name="file"');
    const cases: [string, number, unknown][] = [
      [form.replace('name="file"', 'name="tep"'), 400, [{ path: 'tep', code: 'field.unknown' }]],
      [form.replace('name="file"; filename="Gi', 'name="file2"; x="'), 400, expect.anything()],
      [twice, 400, expect.anything()],
      [form.slice(0, form.length / 2), 400, undefined],
      ['', 400, undefined],
      ['--mot-cua-ranh-gioi--\r\n', 400, expect.anything()],
    ];
    for (const [text, status, errors] of cases) {
      const answer = await send(text);
      expect([text.slice(0, 120), answer.status, answer.body.errors]).toEqual([text.slice(0, 120), status, errors]);
    }
    const unknown = await upload(officer, dossier.id, { content: smallPdf(), component: 'KHONG_CO' });
    expect(unknown.body.errors).toEqual([{ path: 'component', code: 'component.unknown' }]);
    expect((await send(form, { 'content-type': 'multipart/form-data' })).status).toBe(400);
    expect((await officer.post(base(), {})).status).toBe(415);
    expect((await officer.post('/api/v1/dossiers', body, headers)).status).toBe(415);
    expect(await arriving()).toEqual([]);
  });

  it('of a computer that is switched off leave nothing behind', async () => {
    const { body, headers } = formOf({ content: smallPdf('y'.repeat(MB)) });
    const { hostname, port } = new URL(api.url);
    const head = [
      `POST ${base()} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Cookie: ${officer.cookie}`,
      `X-CSRF-Token: ${officer.csrfToken}`,
      `Idempotency-Key: ${randomUUID()}`,
      `Content-Type: ${headers['content-type']}`,
      `Content-Length: ${body.length}`,
    ];
    const failures = (): string[] => api.log.filter((line) => line.includes('request failed'));
    const before = failures();
    const socket = connect(Number(port), hostname);
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(body.subarray(0, body.length / 2));
    await waitUntil('the file arrives', async () => (await arriving()).length === 1);
    socket.destroy();
    await waitUntil('nothing is left', async () => (await arriving()).length === 0);
    expect(failures()).toEqual(before);
  });

  it('are swept when no row names them and they are a day old', async () => {
    const store = new LocalFileStore(api.env.filesDir);
    const { sha256 } = (await upload(officer, dossier.id, { content: smallPdf('có chủ') })).body as { sha256: string };
    const orphan = await store.receive(streamOf(smallPdf('vô chủ')), MB);
    await store.keep(orphan);
    await orphan.discard();
    expect(await sweepFiles(api.db, store, pino({ level: 'silent' }))).toBe(0);
    // One process sweeps for all.
    const other = api.db.createQueryRunner();
    await other.query('SELECT pg_advisory_lock($1)', [SWEEPING_LOCK]);
    expect(await sweepAll(api.db, store)).toBe(0);
    await other.query('SELECT pg_advisory_unlock($1)', [SWEEPING_LOCK]);
    await other.release();
    expect(await sweepAll(api.db, store)).toBe(1);
    expect([await store.has(orphan.sha256), await store.has(sha256)]).toEqual([false, true]);
    expect(await api.sql('SELECT 1 FROM stored_file WHERE size_bytes = 0')).toEqual([]);
  });
});

async function* streamOf(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}
