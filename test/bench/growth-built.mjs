// The client of the benchmark of growth in a process of its own, outside of Jest, where everything costs more. Argument:
// JSON with both servers and the database; answers with one message to its parent: what was measured.
import { createHash, randomUUID } from 'node:crypto';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { applicantIndex } from '../../server/dist/applicants/keep-applicant.js';
import { SecretBox } from '../../server/dist/common/secret-box.js';
import { growthCases } from './growth-cases.mjs';
import { openService } from './growth-service.mjs';

const { apiUrl, apiPid, ownerUrl, secretKey, password, warmed, rounds, times, transitionMs, takenIn } = JSON.parse(
  process.argv[2],
);
const box = new SecretBox(Buffer.from(secretKey, 'base64'));
const db = new pg.Client({ connectionString: ownerUrl });
await db.connect();
const rowsOf = async (text, values) => (await db.query(text, values)).rows;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** One call; what is measured ends with the last byte of the answer. */
function call(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const typed = text === undefined ? headers : { ...headers, 'content-type': 'application/json' };
    const sent = request(url, { agent, method, headers: typed }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => {
        const content = Buffer.concat(pieces).toString();
        resolve({ status: answer.statusCode, headers: answer.headers, content, json: () => JSON.parse(content) });
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

const sessions = new Map();
async function signedIn(username) {
  if (!sessions.has(username)) {
    const answer = await call(`${apiUrl}/api/v1/auth/login`, { method: 'POST', body: { username, password } });
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.content}`);
    const cookie = answer.headers['set-cookie'][0].split(';')[0];
    sessions.set(username, { cookie, 'x-csrf-token': answer.json().csrfToken });
  }
  return sessions.get(username);
}

/** One question is asked no longer than this before anything is measured. */
const WARM_MS = 5_000;

const at = (day) => new Date(`${day}T00:00:00+07:00`);
const dayOf = (time) => new Date(time + 7 * 3_600_000).toISOString().slice(0, 10);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
/** Milliseconds of processor time that the threads of a process have had; where there is no Linux to ask, nobody knows. */
function processorTime(pid) {
  if (process.platform !== 'linux') return 0;
  const nanoseconds = (thread) => {
    try {
      return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch (error) {
      // It has ended since they were listed.
      if (error.code === 'ENOENT' || error.code === 'ESRCH') return 0;
      throw error;
    }
  };
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + nanoseconds(thread), 0) / 1e6;
}

async function questions() {
  const wards = (await rowsOf(`SELECT id FROM office WHERE code LIKE 'G99.%' ORDER BY code`)).map(({ id }) => id);
  const [ward] = wards;
  const [{ n }] = await rowsOf('SELECT count(*)::int AS n FROM dossier WHERE office_id = $1', [ward]);
  const [one] = await rowsOf(
    `SELECT d.id, d.code, d.applicant_fold AS fold, a.id_number_enc AS number FROM dossier d JOIN applicant a ON a.id = d.applicant_id
      WHERE d.office_id = $1 AND d.state = 'handed_over' AND d.applicant_fold NOT LIKE 'nguyen%' ORDER BY d.id OFFSET $2 LIMIT 1`,
    [ward, Math.floor(n / 3)],
  );
  const [deep] = await rowsOf(
    `SELECT d.id, d.submitted_at AS at, to_json(d.submitted_at) #>> '{}' AS key FROM dossier d WHERE d.office_id = $1 ORDER BY d.submitted_at DESC, d.id DESC OFFSET $2 LIMIT 1`,
    [ward, Math.floor(n * 0.8)],
  );
  const citizenId = box.decrypt(one.number);
  const span = (fromDay, toDay) => ({
    fromDay,
    toDay,
    from: at(fromDay),
    until: new Date(at(toDay).getTime() + 86_400_000),
  });
  const today = Date.now();
  const month = span(dayOf(today - 60 * 86_400_000), dayOf(today - 31 * 86_400_000));
  const year = span(dayOf(today - 370 * 86_400_000), dayOf(today - 6 * 86_400_000));
  return growthCases({
    ward,
    wards,
    one,
    deep,
    citizenId,
    idIndex: applicantIndex(box, 'citizenId', citizenId),
    rare: one.fold,
    month,
    year,
  });
}

/** Starts the bare server, which answers each question to the session of who asks it of ours. */
async function startFloor(cases) {
  const sessionOf = ({ cookie }) => createHash('sha256').update(cookie.split('=')[1]).digest();
  const asked = cases.map((one) => ({ ...one, session: sessionOf(sessions.get(one.who)) }));
  const child = fork(fileURLToPath(new URL('growth-floor.mjs', import.meta.url)), [
    JSON.stringify({ ownerUrl, cases: asked }),
  ]);
  const [{ url }] = await once(child, 'message');
  return { url, pid: child.pid, stop: () => child.kill() };
}

async function askersOf(floor, asked, index) {
  const headers = await signedIn(asked.who);
  return {
    own: () => call(apiUrl + asked.path, { headers, ...(asked.body && { method: 'POST', body: asked.body }) }),
    bare: () => call(`${floor.url}/${index}`),
  };
}

/** Everything is asked of both, so that plans, caches and compiled code are there as in the middle of a morning. */
async function warm(floor, cases) {
  for (const [index, asked] of cases.entries()) {
    const { own, bare } = await askersOf(floor, asked, index);
    const until = performance.now() + WARM_MS;
    for (let n = 0; n < warmed && performance.now() < until; n += 1) for (const ask of [own, bare]) await ask();
  }
}

/** Both the same number of times, by turns; a round lasts as long as it takes. */
async function compare(floor, asked, index) {
  const { own, bare } = await askersOf(floor, asked, index);
  const raw = () => db.query(asked.text, asked.values);
  const result = { raw: [], bare: [], own: [], cpu: [] };
  const [ours, theirs] = [await own(), await bare()];
  if (ours.status !== 200 || theirs.status !== 200)
    throw new Error(`${asked.path}: ${ours.status} ${theirs.status} ${ours.content}`);
  const time = async (work, pid) => {
    const [measured, before] = [[], pid === undefined ? 0 : processorTime(pid)];
    for (let n = 0; n < times; n += 1) {
      const begun = performance.now();
      await work();
      measured.push(performance.now() - begun);
    }
    return { p50: median(measured), cpu: pid === undefined ? 0 : (processorTime(pid) - before) / times };
  };
  for (let round = 0; round < rounds; round += 1) {
    const b = await time(bare, floor.pid);
    const o = await time(own, apiPid);
    result.raw.push((await time(raw)).p50);
    result.bare.push(b.p50);
    result.own.push(o.p50);
    result.cpu.push(b.cpu > 0 ? o.cpu / b.cpu : 0);
  }
  const idsOf = (answer) =>
    answer
      .json()
      .data?.map?.(({ id }) => id)
      .filter(Boolean)
      .slice(0, 25) ?? [];
  return {
    name: asked.name,
    raw: median(result.raw),
    bare: median(result.bare),
    own: median(result.own),
    ratio: median(result.own.map((ms, round) => ms / result.bare[round])),
    cpu: median(result.cpu),
    same: asked.path.startsWith('/api/v1/dossiers?')
      ? JSON.stringify(idsOf(ours)) === JSON.stringify(idsOf(theirs))
      : null,
  };
}

/** Eight officers of eight wards give a dossier away and take it back, as fast as they can, by calls and by the service itself, beside eight bare updates. */
async function transitions() {
  const [{ procedure, components }] = await rowsOf(
    `SELECT p.code AS procedure, v.definition -> 'components' AS components FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
      WHERE p.code = '2.000635' ORDER BY v.number DESC LIMIT 1`,
  );
  const wards = await rowsOf(`SELECT lower(code) AS code FROM office WHERE code LIKE 'G99.%' ORDER BY code LIMIT 8`);
  const writing = async (who) => ({ ...(await signedIn(who)), 'idempotency-key': randomUUID() });
  const clients = await Promise.all(
    wards.map(async ({ code }) => {
      const who = `motcua1.${code}`;
      const body = {
        procedureCode: procedure, channel: 'desk', accept: true, applicant: { kind: 'person', fullName: 'Nguyễn Thị Hoà', otherId: { kind: 'none' } },
        components: components.map(({ code: component }) => ({ code: component, present: true })),
      }; // prettier-ignore
      const work = [];
      for (let i = 0; i < takenIn; i++) {
        const answer = await call(`${apiUrl}/api/v1/dossiers`, { method: 'POST', headers: await writing(who), body });
        if (answer.status !== 201) throw new Error(`no intake: ${answer.status} ${answer.content}`);
        work.push({ dossier: answer.json(), next: 'forward' });
      }
      return { who, work, turn: 0 };
    }),
  );
  const own = await rate(clients, async (client) => {
    // By turns, so that a dossier has the four to eight events that dossiers have.
    const one = client.work[client.turn++ % takenIn];
    const body = { transition: one.next, version: one.dossier.version };
    const url = `${apiUrl}/api/v1/dossiers/${one.dossier.id}/transitions`;
    const answer = await call(url, { method: 'POST', headers: await writing(client.who), body });
    if (answer.status !== 200) throw new Error(`${one.next}: ${answer.status} ${answer.content}`);
    one.dossier = answer.json();
    one.next = one.next === 'forward' ? 'recall' : 'forward';
  });
  const service = await openService(ownerUrl, box);
  const actors = await Promise.all(
    clients.map(async (client) => ({ ...client, actor: await service.actor(client.who) })),
  );
  const byService = await rate(actors, async (client) => {
    const one = client.work[client.turn++ % takenIn];
    one.dossier.version = await service.act(client.actor, one.dossier, one.next);
    one.next = one.next === 'forward' ? 'recall' : 'forward';
  });
  await service.close();
  const bareClients = await Promise.all(
    clients.map(async ({ work: [{ dossier }] }) => {
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      return { client, id: dossier.id };
    }),
  );
  const bare = await rate(bareClients, ({ client, id }) =>
    client.query({
      name: 'update',
      text: `UPDATE dossier SET due_at = due_at + interval '1 microsecond' WHERE id = $1`,
      values: [id],
    }),
  );
  await Promise.all(bareClients.map(({ client }) => client.end()));
  return { own, byService, bare };
}

/** How often a second they do the step, once the first half of the time has warmed it. */
async function rate(clients, step) {
  await run(clients, step, transitionMs / 2);
  return run(clients, step, transitionMs);
}

async function run(clients, step, forMs) {
  const begun = performance.now();
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - begun < forMs) {
        await step(client);
        done += 1;
      }
    }),
  );
  return (done / (performance.now() - begun)) * 1_000;
}

const cases = await questions();
for (const { who } of cases) await signedIn(who);
const floor = await startFloor(cases);
try {
  await warm(floor, cases);
  const measured = [];
  for (const [index, asked] of cases.entries()) measured.push(await compare(floor, asked, index));
  process.send({ measured, transitions: await transitions() });
} finally {
  floor.stop();
  await db.end();
  agent.destroy();
}
