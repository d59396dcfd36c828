import { execFileSync } from 'node:child_process';
import { randomUUID, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addValidationData } from '../../server/src/signatures/sealing/add-validation-data.js';
import { listsIn } from '../../server/src/signatures/sealing/gather-validation.js';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TestAuthority } from '../support/authority.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { killAllServers, type ServerProcess, startServerProcess } from '../support/server-process.js';
import { addSignature } from '../support/signed-pdf.js';
import { formOf, smallPdf } from '../support/upload.js';

/** The whole measure is `npm run bench`. */
const WHOLE = process.env['MOTCUA_BENCH_DOSSIERS'] !== undefined;
const MB = 1_048_576;
const UPLOADS = WHOLE ? 100 : 12;
const SIZE = (WHOLE ? 20 : 3) * MB;
const PER_DOSSIER = 5;
/** Node itself takes some 150 MB; all uploads together are 2,000. */
const MAX_RSS_MB = 600;

let database: TestDatabase;
let server: ServerProcess;
let folder: string;

beforeAll(async () => {
  database = await createSeededDatabase();
  folder = await mkdtemp(join(tmpdir(), 'motcua-files-'));
  server = await startServerProcess({
    DATABASE_URL: database.ownerUrl,
    MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
    MOTCUA_FILES_DIR: folder,
  });
});
afterAll(async () => {
  killAllServers();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a form in pieces that all uploads share but one, and resolves with the status. */
function send(client: TestClient, { id }: TestDossier, parts: readonly Uint8Array[], type: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${client.url}/api/v1/dossiers/${id}/attachments`, {
      method: 'POST',
      agent: false,
      headers: {
        cookie: client.cookie,
        'x-csrf-token': client.csrfToken,
        'idempotency-key': randomUUID(),
        'content-type': type,
        'content-length': parts.reduce((sum, part) => sum + part.byteLength, 0),
      },
    });
    call.once('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.once('error', reject);
    for (const part of parts) call.write(part);
    call.end();
  });
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Behind the page `note`, then a signature, and all it takes to check it later: the most that is looked at in a file. */
async function signedPdf(note: string): Promise<Buffer> {
  const authority = await TestAuthority.make();
  try {
    const officer = await authority.certify({ subject: '/C=VN/CN=Nguyễn Thị Ước' });
    const signed = await addSignature(smallPdf(note), 0, { sign: (bytes) => authority.sign(bytes, officer) });
    const lists = [authority.root, authority.issuing].map((issuer) => authority.revocationList(issuer));
    const certificates = [authority.root, authority.issuing].map(({ certificate }) => readFile(certificate));
    return await addValidationData(signed, {
      certificates: (await Promise.all(certificates)).map((pem) => new X509Certificate(pem)),
      lists: listsIn(Buffer.concat(await Promise.all(lists))),
    });
  } finally {
    await authority.remove();
  }
}

it.each([
  { what: '', made: (note: string) => Promise.resolve(smallPdf(note)) },
  // Each is another file than was signed; to tell that takes as much as to tell that it is the same.
  { what: ', signed', made: signedPdf },
])(
  'takes many large files$what at once while others work',
  async ({ what, made }) => {
    // Made first: a connection that rests meanwhile may be closed under the next call.
    const mark = '0'.repeat(36);
    const { body, headers } = formOf({ content: await made(`${mark}${'x'.repeat(SIZE)}`) });
    const at = Buffer.from(body.buffer, body.byteOffset, body.byteLength).indexOf(mark);
    const [head, tail] = [body.subarray(0, at), body.subarray(at + mark.length)];
    const client = await TestClient.signIn(server.url, 'motcua');
    const dossiers: TestDossier[] = [];
    for (let count = 0; count < UPLOADS / PER_DOSSIER; count += 1) dossiers.push(await takeIn(client));

    const memory: number[] = [];
    const lists: number[] = [];
    let going = true;
    const rssMb = (): number =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.process.pid)], { encoding: 'utf8' })) / 1024;
    const others = (async () => {
      while (going) {
        const begun = performance.now();
        expect((await client.get('/api/v1/dossiers')).status).toBe(200);
        lists.push(performance.now() - begun);
        memory.push(rssMb());
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const before = rssMb();
    const begun = performance.now();
    const answers = await Promise.all(
      Array.from({ length: UPLOADS }, (_, index) =>
        send(
          client,
          dossiers[Math.floor(index / PER_DOSSIER)]!,
          [head, Buffer.from(randomUUID()), tail],
          headers['content-type']!,
        ),
      ),
    );
    const seconds = (performance.now() - begun) / 1000;
    going = false;
    await others;
    const most = Math.max(...memory);
    console.log(
      [
        `${UPLOADS} uploads of ${SIZE / MB} MB${what} at once: ${seconds.toFixed(1)} s, ${Math.round((UPLOADS * SIZE) / MB / seconds)} MB/s`,
        `a list beside it, ${lists.length} times: p50 ${percentile(lists, 0.5).toFixed(0)} ms, p95 ${percentile(lists, 0.95).toFixed(0)} ms`,
        `resident memory of the api: ${before.toFixed(0)} MB before, at most ${most.toFixed(0)} MB`,
      ].join('\n'),
    );
    expect(answers).toEqual(answers.map(() => 201));
    expect(most).toBeLessThan(MAX_RSS_MB);
    if (WHOLE) expect(percentile(lists, 0.95)).toBeLessThan(1_000);
  },
  600_000,
);
