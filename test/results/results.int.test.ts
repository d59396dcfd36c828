import { randomUUID, X509Certificate } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { checkSignatures } from '../../server/src/signatures/check-signatures.js';
import { createApi } from '../../server/src/create-api.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { OTHER_WARD, startTestApi, type TestAnswer, type TestApi, TestClient } from '../support/api.js';
import { TestAuthority } from '../support/authority.js';
import { inState, mustAct, mustActApproved, type TestDossier } from '../support/dossiers.js';
import { pkcs12Of } from '../support/pkcs12.js';
import { startTimeStampServer, type TimeStampServer } from '../support/time-stamp-server.js';
import { changedPdf, signedPdf } from '../support/signed-pdf.js';
import { whileTakenOver } from '../support/succession.js';
import { smallPdf, upload } from '../support/upload.js';
import { waitUntil } from '../support/wait-until.js';

const OFFICE = 'H23.18.07';
const NAME = 'ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA';
const PASSWORD = 'mật khẩu không ai được thấy';

describe('the register of results', () => {
  let api: TestApi;
  let authority: TestAuthority;
  let clock: TimeStampServer;
  let seals: string;
  let counter: TestClient;
  let clerk: TestClient;

  beforeAll(async () => {
    authority = await TestAuthority.make();
    clock = await startTimeStampServer(authority);
    seals = await mkdtemp(join(tmpdir(), 'motcua-seals-'));
    const office = await authority.certify({ subject: `/C=VN/CN=${NAME}`, key: 'rsa' });
    await pkcs12Of(authority, office, { path: join(seals, `${OFFICE}.p12`), password: PASSWORD });
    await writeFile(join(seals, `${OFFICE}.password`), PASSWORD);
    api = await startTestApi({
      MOTCUA_SEALS_DIR: seals,
      MOTCUA_TSA_URL: clock.url,
      MOTCUA_SIGNATURE_ROOTS: authority.root.certificate,
      MOTCUA_MAX_FILE_MB: '1',
    });
    [counter, clerk] = [await api.as('motcua'), await api.as('vanthu')];
  });
  afterAll(async () => {
    await api.stop();
    await clock.stop();
    await authority.remove();
    await rm(seals, { recursive: true });
  });

  const resultOf = async (dossier: TestDossier): Promise<string> => {
    const { body } = await counter.get(`/api/v1/dossiers/${dossier.id}`);
    return (body as { results: { id: string }[] }).results[0]!.id;
  };

  const changesOf = ({ id }: TestDossier): Promise<unknown[]> =>
    api.sql(
      `SELECT fields, purpose FROM access_record WHERE dossier_id = $1 AND 'result' = ANY (fields) ORDER BY at, id`,
      [id],
    );

  it('gives numbers without gaps or doubles to whoever decides at once, in the order of the list', async () => {
    const leader = await api.as('lanhdao');
    const ready = await Promise.all(Array.from({ length: 8 }, () => inState.processing(api)));
    await Promise.all(ready.map((one) => mustAct(leader, one, 'decide', { results: [{}, { symbol: 'GKS' }] })));
    const { status, body } = await clerk.get('/api/v1/results?limit=100');
    expect(status).toBe(200);
    const numbers = (body.data as { number: string }[]).map(({ number }) => Number(number.split('/')[0]));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => numbers.length - index));
    expect(numbers.length).toBeGreaterThanOrEqual(16);

    const pages: unknown[] = [];
    let cursor = '';
    do {
      const page = (await clerk.get(`/api/v1/results?limit=5${cursor}`)).body;
      pages.push(...(page.data as unknown[]));
      cursor = page.page.hasNext ? `&cursor=${page.page.nextCursor}` : '';
    } while (cursor !== '');
    expect(pages).toEqual(body.data);
  });

  it('says of each what it is, where it lies and of which dossier, and is narrowed by that', async () => {
    const processing = await inState.processing(api);
    const decided = await mustAct(await api.as('lanhdao'), processing, 'decide', {
      results: [{ title: 'Giấy khai sinh', symbol: 'GKS' }],
    });
    const received = await mustAct(counter, decided, 'receive_result', { shelfSlot: 'Kệ 7' });
    expect(received['results']).toMatchObject([{ symbol: 'GKS', shelfSlot: 'Kệ 7', copyId: null }]);
    const only = async (query: string): Promise<unknown> => (await clerk.get(`/api/v1/results?${query}`)).body.data;
    const [row] = (await only(`dossierCode=${decided.code}`)) as { id: string; number: string; signedOn: string }[];
    expect(row).toMatchObject({
      dossierId: decided.id,
      dossierCode: decided.code,
      applicantName: 'Nguyễn Thị Hoà',
      symbol: 'GKS',
      title: 'Giấy khai sinh',
      copies: 1,
      signer: { fullName: expect.any(String) },
      cancelledAt: null,
      shelfSlot: 'Kệ 7',
      copy: null,
      handedOver: false,
    });
    const { number, signedOn } = row!;
    for (const query of [
      `number=${number}`,
      `number=${number.split('/')[0]}&year=${number.split('/')[1]}`,
      `shelfSlot=${encodeURIComponent('Kệ 7')}&from=${signedOn}&to=${signedOn}&lacksCopy=true`,
    ]) {
      expect(await only(query)).toEqual([row]);
    }
    for (const query of ['shelfSlot=9', 'year=2001', 'to=2001-01-01', `number=${number}9`]) {
      expect(await only(query)).toEqual([]);
    }
    const placed = await clerk.post(`/api/v1/results/${row!.id}/place`, { shelfSlot: 'Kệ 8' });
    expect(placed.body).toMatchObject({ shelfSlot: 'Kệ 8', symbol: 'GKS' });
    await clerk.post(`/api/v1/results/${row!.id}/place`, { shelfSlot: 'Kệ 8', symbol: 'TLKS' });
    expect(await changesOf(decided)).toEqual([
      { fields: ['result', 'shelfSlot'], purpose: `${number}; shelfSlot: Kệ 7 → Kệ 8` },
      { fields: ['result', 'symbol'], purpose: `${number}; symbol: GKS → TLKS` },
    ]);
    // Where it lies is no event, what it is called is: by whom, from what to what.
    const changed = (await clerk.get(`/api/v1/dossiers/${decided.id}`)).body as TestDossier & { events: object[] };
    expect([changed.version, changed.events.length]).toEqual([received.version + 1, received.version + 1]);
    expect(changed.events.at(-1)).toMatchObject({
      transition: 'change_symbol',
      actor: { id: clerk.user.id },
      actorRole: 'records_clerk',
      details: { number, from: 'GKS', to: 'TLKS' },
    });
    await mustAct(counter, changed, 'hand_over', {
      method: 'desk',
      collector: { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' },
    });
    expect(await only(`number=${number}`)).toMatchObject([{ handedOver: true }]);
    const records = await api.sql('SELECT action FROM access_record WHERE staff_id = $1 AND dossier_id IS NULL', [
      clerk.user.id,
    ]);
    expect(records.length).toBeGreaterThan(7);
  });

  it('takes a file sealed by the office for the copy of a result', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const content = smallPdf('Giấy khai sinh');
    const { body: file } = await upload(counter, decided.id, { content, name: 'Giấy khai sinh.pdf' });
    const call = (client: TestClient, body: object) => client.post(`/api/v1/results/${id}/copy`, body);

    expect((await call(counter, { attachmentId: file.id })).body.copy).toMatchObject({ signature: null });
    expect(await changesOf(decided)).toEqual([
      { fields: ['result', 'copyId'], purpose: expect.stringMatching(`; copyId: – → ${file.id}$`) },
    ]);
    expect((await call(counter, { attachmentId: file.id, seal: true })).body.code).toBe('role.not_allowed');
    const { status, body } = await call(clerk, { attachmentId: file.id, seal: true });
    expect([status, body.copy]).toEqual([
      200,
      { attachmentId: expect.any(String), name: 'Giấy khai sinh (đã ký số).pdf', signature: 'good', level: 'B-T' },
    ]);
    const listed = (await counter.get(`/api/v1/dossiers/${decided.id}/attachments`)).body as { id: string }[];
    expect(listed.find((one) => one.id === body.copy.attachmentId)).toMatchObject({
      signatures: {
        signatures: [{ signer: NAME, integrity: 'intact', coverage: 'whole', trust: 'trusted', stamp: 'trusted' }],
      },
    });
    const response = await fetch(`${api.url}/api/v1/attachments/${body.copy.attachmentId}/content`, {
      headers: { cookie: clerk.cookie },
    });
    const sealed = Buffer.from(await response.arrayBuffer());
    const root = new X509Certificate(await authority.rootPem());
    const read = (offset: number, length: number) => Promise.resolve(sealed.subarray(offset, offset + length));
    expect((await checkSignatures({ size: sealed.length, read }, [root], new Date()))?.found).toBe(1);
    expect(api.log.join('')).not.toContain(PASSWORD);
    expect(api.log.join('')).toContain('a seal cannot be checked for good');
    const lists = [authority.root, authority.issuing].map((one) => authority.revocationList(one));
    await writeFile(join(seals, `${OFFICE}.crl`), Buffer.concat(await Promise.all(lists)));
    const { body: other } = await upload(counter, decided.id, { content: smallPdf('Bản khác') });
    expect((await call(clerk, { attachmentId: other.id, seal: true })).body.copy.level).toBe('B-LT');
    expect((await call(clerk, { attachmentId: body.copy.attachmentId })).body.copy.level).toBe('B-T');
    // Nobody takes it away while it is what the register shows.
    const removal = await counter.post(`/api/v1/dossiers/${decided.id}/attachments/${body.copy.attachmentId}/removal`, {
      reason: 'Gắn nhầm',
    });
    expect([removal.status, removal.body.code]).toEqual([409, 'attachment.needed']);
  });

  it('takes the copy that is missing of a result that was handed over, and its seal, and no other', async () => {
    const over = await inState.handed_over(api);
    const id = await resultOf(over);
    const call = (client: TestClient, body: object) => client.post(`/api/v1/results/${id}/copy`, body);
    const attach = async (note: string): Promise<TestAnswer> => upload(counter, over.id, { content: smallPdf(note) });
    const [wrong, right] = [(await attach('nhầm')).body.id, (await attach('đúng')).body.id];
    const removal = (file: string) =>
      counter.post(`/api/v1/dossiers/${over.id}/attachments/${file}/removal`, { reason: 'Quét nhầm' });
    expect((await removal(wrong)).body).toMatchObject({ state: 'removed' });

    expect((await call(counter, { attachmentId: right })).body.copy).toMatchObject({ signature: null });
    expect((await call(counter, { attachmentId: right, seal: true })).body.code).toBe('role.not_allowed');
    const sealed = await call(clerk, { attachmentId: right, seal: true });
    expect([sealed.status, sealed.body.copy?.signature, sealed.body.handedOver]).toEqual([200, 'good', true]);
    // What has been given out with its copy keeps it.
    expect((await attach('thêm nữa')).body.code).toBe('attachment.dossier_ended');
    const replaced = await call(clerk, { attachmentId: right });
    expect([replaced.status, replaced.body.code]).toEqual([409, 'result.copy_given_out']);
    expect((await removal(sealed.body.copy.attachmentId)).body.code).toBe('attachment.needed');

    const { body } = await counter.get(`/api/v1/dossiers/${over.id}`);
    const { state, version, events } = body as { state: string; version: number; events: object[] };
    const number = expect.stringMatching(/^\d+\/\d{4}$/);
    expect([state, version]).toEqual(['handed_over', events.length]);
    expect(events.slice(-2)).toMatchObject([
      { transition: 'copy_result', actorRole: 'counter_officer', details: { number, sealed: false } },
      { transition: 'copy_result', actorRole: 'records_clerk', details: { number, sealed: true } },
    ]);
    expect(await changesOf(over)).toHaveLength(2);
  });

  it('seals no paper that a citizen handed in', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const { body: file } = await upload(counter, decided.id, { content: smallPdf('giấy của dân'), component: 'GCS' });
    const answer = await clerk.post(`/api/v1/results/${id}/copy`, { attachmentId: file.id, seal: true });
    expect([answer.status, answer.body.code]).toEqual([422, 'result.copy_is_of_citizen']);
  });

  it('seals once what is sent twice, after the other or at once', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const { body: file } = await upload(counter, decided.id, { content: smallPdf('một lần thôi') });
    const key = randomUUID();
    const call = (attachmentId: string) =>
      clerk.post(`/api/v1/results/${id}/copy`, { attachmentId, seal: true }, { 'idempotency-key': key });
    const before = clock.asked;
    const [first, second] = await Promise.all([call(file.id), call(file.id)]);
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    const third = await call(file.id);
    expect([third.status, third.body]).toEqual([200, first.body]);
    expect(clock.asked - before).toBe(1);
    expect((await call(first.body.copy.attachmentId)).body.code).toBe('idempotency.key_reused');
    expect(clock.asked - before).toBe(1);
    expect((await counter.get(`/api/v1/dossiers/${decided.id}/attachments`)).body).toHaveLength(2);
  });

  it('bears one seal where two processes are asked at once, and the other is told', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const { body: file } = await upload(counter, decided.id, { content: smallPdf('hai nơi') });
    const { env, db, database } = api;
    const files = new LocalFileStore(env.filesDir);
    const logger = pino({ level: 'silent' });
    const another = await createApi({ env, db, box: database.box, logger, files, checkQueue: () => Promise.resolve() });
    await another.listen(0, '127.0.0.1');
    const { port } = another.getHttpServer().address() as { port: number };
    const there = await TestClient.signIn(`http://127.0.0.1:${port}`, 'vanthu');
    const call = (client: TestClient) =>
      client.post(`/api/v1/results/${id}/copy`, { attachmentId: file.id, seal: true });
    // Both have asked for their stamp before either keeps what it has sealed.
    clock.together = 2;
    const answers = await Promise.all([call(clerk), call(there)]);
    clock.together = 1;
    await another.close();
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('result.copy_changed');
    const listed = (await counter.get(`/api/v1/dossiers/${decided.id}/attachments`)).body as object[];
    expect(listed).toHaveLength(2);
  });

  it('is sealed though the servers outside are slower than a silent line may be', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const { body: file } = await upload(counter, decided.id, { content: smallPdf('chậm') });
    const server = api.app.getHttpServer();
    const usual = server.timeout;
    const { asked } = clock;
    server.timeout = 1_500;
    clock.together = 2;
    try {
      const call = clerk.post(`/api/v1/results/${id}/copy`, { attachmentId: file.id, seal: true });
      await waitUntil('the time stamp server is asked', () => clock.asked > asked);
      await pause(2 * server.timeout);
      // With this question there are two, and both are answered.
      await fetch(clock.url, { method: 'POST' });
      expect((await call).status).toBe(200);
    } finally {
      server.timeout = usual;
      clock.together = 1;
    }
  });

  it('does not take what was the copy of a cancelled result for that of the new one', async () => {
    const decided = await inState.decided(api);
    const { body: file } = await upload(counter, decided.id, { content: smallPdf('quyết định cũ') });
    const call = (id: string, attachmentId: string, seal = false) =>
      clerk.post(`/api/v1/results/${id}/copy`, { attachmentId, ...(seal && { seal }) });
    expect((await call(await resultOf(decided), file.id)).status).toBe(200);
    const leader = await api.as('lanhdao');
    const reopened = await mustActApproved(counter, leader, decided, 'reopen_decision', { reason: 'Sai họ tên' });
    const anew = await mustAct(leader, reopened, 'decide', { results: [{}] });
    const id = (anew['results'] as { id: string; cancelledAt: string | null }[]).find(
      (one) => one.cancelledAt === null,
    )!.id;
    for (const seal of [false, true]) {
      const { status, body } = await call(id, file.id, seal);
      expect([status, body.code]).toEqual([422, 'result.copy_of_cancelled']);
    }
    const { body: right } = await upload(counter, decided.id, { content: smallPdf('quyết định mới') });
    expect((await call(id, right.id)).status).toBe(200);
    const { body: files } = await counter.get(`/api/v1/dossiers/${decided.id}/attachments`);
    expect(files).toMatchObject([
      { id: file.id, copyOfCancelled: true },
      { id: right.id, copyOfCancelled: false },
    ]);
  });

  it('lists what an office had decided for the one that has taken it over, which seals it', async () => {
    const decided = await inState.decided(api);
    const heir = await api.as('motcua2');
    const found = async (): Promise<unknown> =>
      (await heir.get(`/api/v1/results?dossierCode=${decided.code}`)).body.data.length;
    expect(await found()).toBe(0);
    const id = await resultOf(decided);
    await whileTakenOver(api, async () => {
      expect(await found()).toBe(1);
      const { body: file } = await upload(counter, decided.id, { content: smallPdf('kết quả') });
      const seal = () => clerk.post(`/api/v1/results/${id}/copy`, { attachmentId: file.id, seal: true });
      expect((await seal()).body.code).toBe('seal.none');
      for (const ending of ['p12', 'password']) {
        await copyFile(join(seals, `${OFFICE}.${ending}`), join(seals, `${OTHER_WARD}.${ending}`));
      }
      expect((await seal()).status).toBe(200);
    });
  });

  it('keeps no copy that could not be sealed, and says why', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const { body: file } = await upload(counter, decided.id, { content: smallPdf('chưa ký') });
    const seal = async (attachmentId: string): Promise<[number, string]> => {
      const { status, body } = await clerk.post(`/api/v1/results/${id}/copy`, { attachmentId, seal: true });
      return [status, body.code];
    };
    clock.answer = 'refused';
    expect(await seal(file.id)).toEqual([503, 'seal.no_time_stamp']);
    clock.answer = 'right';
    await writeFile(join(seals, `${OFFICE}.password`), 'sai');
    expect(await seal(file.id)).toEqual([503, 'seal.unusable']);
    await writeFile(join(seals, `${OFFICE}.password`), PASSWORD);
    const broken = Buffer.from(smallPdf('hỏng').toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R]'), 'latin1');
    expect(await seal((await upload(counter, decided.id, { content: broken })).body.id)).toEqual([
      422,
      'seal.pdf_unreadable',
    ]);
    const other = await inState.decided(api);
    const foreign = await upload(counter, other.id, { content: smallPdf('hồ sơ khác') });
    expect(await seal(foreign.body.id)).toEqual([400, 'request.invalid']);
    const [row] = (await clerk.get(`/api/v1/results?dossierCode=${decided.code}`)).body.data;
    expect(row.copy).toBeNull();
    expect((await counter.get(`/api/v1/dossiers/${decided.id}/attachments`)).body).toHaveLength(2);
  });

  it('says of a copy what its signatures are worth, and has no copy of what nobody may see yet', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const officer = await authority.certify({ subject: `/C=VN/O=${NAME}/CN=Phạm Văn Hùng` });
    const signed = await signedPdf({ sign: (bytes) => authority.sign(bytes, officer) });
    const attached = async (content: Buffer): Promise<string> =>
      (await upload(counter, decided.id, { content })).body.id as string;
    const call = (attachmentId: string, seal = false) =>
      clerk.post(`/api/v1/results/${id}/copy`, { attachmentId, ...(seal && { seal }) });

    expect((await call(await attached(signed))).body.copy).toMatchObject({ signature: 'good' });
    const files = `/api/v1/dossiers/${decided.id}/attachments`;
    // Checked when it came in by who trusted nobody yet.
    await api.sql(
      `UPDATE attachment SET signatures = jsonb_set(signatures, '{signatures,0,trust}', '"unchecked"') WHERE dossier_id = $1`,
      [decided.id],
    );
    const verdictOfCopy = async (): Promise<unknown> =>
      (await clerk.get(`/api/v1/results?dossierCode=${decided.code}`)).body.data[0].copy.signature;
    expect(await verdictOfCopy()).toBe('doubtful');
    const [copy] = (await clerk.get(files)).body as [{ id: string }];
    expect((await clerk.post(`${files}/${copy.id}/signature-check`)).status).toBe(200);
    expect(await verdictOfCopy()).toBe('good');
    const changed = await attached(changedPdf(signed));
    expect((await call(changed)).body.copy).toMatchObject({ signature: 'doubtful' });
    expect((await call(changed, true)).body.code).toBe('seal.pdf_locked');
    const [row] = (await clerk.get(`/api/v1/results?dossierCode=${decided.code}`)).body.data;
    expect(row.copy).toMatchObject({ attachmentId: changed, signature: 'doubtful' });

    const full = await attached(smallPdf('x'.repeat(1_000_000)));
    const refusal = await call(full, true);
    expect([refusal.status, refusal.body.code]).toEqual([413, 'attachment.too_large']);
    const waiting = `UPDATE stored_file SET scan = 'waiting'
       WHERE sha256 = (SELECT sha256 FROM attachment WHERE id = $1)`;
    await api.sql(waiting, [full]);
    expect((await call(full)).body.code).toBe('attachment.not_scanned');
  });

  it('changes nothing beside a number that has been cancelled', async () => {
    const decided = await inState.decided(api);
    const id = await resultOf(decided);
    const proposal = await counter.act(decided, 'reopen_decision', { reason: 'Sai họ tên' });
    await (await api.as('lanhdao')).post(`/api/v1/approvals/${proposal.body.approval.id}`, { approve: true });
    expect((await clerk.post(`/api/v1/results/${id}/place`, { shelfSlot: 'Kệ 1' })).body.code).toBe('result.cancelled');
    const [row] = (await clerk.get(`/api/v1/results?dossierCode=${decided.code}`)).body.data;
    expect(row).toMatchObject({ id, cancelledAt: expect.any(String) });
  });
});
