// The desks of the soak in a process of their own, outside of Jest, where everything costs more. Argument: JSON with the server
// and how much is to be done; answers with one message to its parent: what was measured.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const { apiUrl, password, wards, warmUp, seconds, transitionsPerSecond, readers } = JSON.parse(process.argv[2]);
/** Forward, decide, receive the result, hand over. */
const TRANSITIONS_OF_LIFE = 4;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const errors = [];
const times = { writes: [], lists: [], others: [] };
/** What a server that has just been started takes for the same; told apart from what it does all day. */
const warming = { writes: [], lists: [], others: [] };

function call(path, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const all = text === undefined ? headers : { ...headers, 'content-type': 'application/json' };
    const sent = request(apiUrl + path, { agent, method, headers: all }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => {
        const content = Buffer.concat(pieces).toString();
        resolve({ status: answer.statusCode, headers: answer.headers, content, json: () => JSON.parse(content) });
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

async function signIn(username) {
  const answer = await call('/api/v1/auth/login', { method: 'POST', body: { username, password } });
  if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.content}`);
  return { cookie: answer.headers['set-cookie'][0].split(';')[0], 'x-csrf-token': answer.json().csrfToken };
}

/** @returns the answer, or null where it was none that is wanted */
async function timed(kind, what, wanted, work) {
  const begun = performance.now();
  try {
    const answer = await work();
    (begun < measuredFrom ? warming : times)[kind].push(performance.now() - begun);
    if (answer.status === wanted) return answer;
    errors.push(`${what} ${answer.status} ${answer.content.slice(0, 200)}`);
  } catch (error) {
    errors.push(`${what} ${error.message}`);
  }
  return null;
}

const write = (who, path, body, wanted) =>
  timed('writes', body.transition ?? 'intake', wanted, () =>
    call(path, { method: 'POST', headers: { ...who, 'idempotency-key': randomUUID() }, body }),
  );

const intake = (number) => ({
  procedureCode: '1.001193',
  caseCode: 'QUA_HAN',
  channel: 'desk',
  applicant: {
    kind: 'person',
    fullName: 'Nguyễn Thị Hoà',
    citizenId: `0301900${String(number % 100_000).padStart(5, '0')}`,
    phone: '0912345678',
  },
  components: [
    { code: 'TK', present: true },
    { code: 'GCS', present: true },
  ],
  accept: true,
});

/** One dossier from its intake to its hand-over. @returns whether it got there */
async function live({ counter, leader }, number) {
  const taken = await write(counter, '/api/v1/dossiers', intake(number), 201);
  let dossier = taken?.json();
  for (const [who, transition, fields] of [
    [counter, 'forward', {}],
    [leader, 'decide', { results: [{}] }],
    [counter, 'receive_result', {}],
    [counter, 'hand_over', { method: 'desk', collector: { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' } }],
  ]) {
    if (!dossier) return false;
    const path = `/api/v1/dossiers/${dossier.id}/transitions`;
    dossier = (await write(who, path, { transition, version: dossier.version, ...fields }, 200))?.json();
  }
  return dossier?.state === 'handed_over';
}

const LISTS = [
  'view=desk&limit=25',
  'view=office&limit=25',
  'view=overdue&limit=25',
  'q=nguyen&limit=25',
  'state=handed_over&sort=receivedAt&order=desc&limit=25',
];

/** Somebody who looks about once in a second, until it is over. */
async function read({ counter, leader }, number, end) {
  await pause((number * 1_000) / readers);
  for (let turn = number; performance.now() < end; turn += 1) {
    const begun = performance.now();
    const list = LISTS[turn % LISTS.length];
    const found = await timed('lists', `list ${list}`, 200, () =>
      call(`/api/v1/dossiers?${list}`, { headers: counter }),
    );
    const [one] = found?.json().data ?? [];
    if (turn % 3 === 0 && one) {
      await timed('others', 'one dossier', 200, () => call(`/api/v1/dossiers/${one.id}`, { headers: counter }));
    }
    if (turn % 7 === 0) await timed('others', 'today', 200, () => call('/api/v1/figures/today', { headers: leader }));
    await pause(Math.max(0, 1_000 - (performance.now() - begun)));
  }
}

const crews = [];
for (const ward of wards) {
  crews.push({ counter: await signIn(`motcua1.${ward}`), leader: await signIn(`lanhdao.${ward}`) });
}
const crewOf = (number) => crews[number % crews.length];

const begun = performance.now();
const measuredFrom = begun + warmUp * 1_000;
const end = measuredFrom + seconds * 1_000;
const reading = Array.from({ length: readers }, (_, number) => read(crewOf(number), number, end));
const lives = [];
const everyMs = (1_000 * TRANSITIONS_OF_LIFE) / transitionsPerSecond;
const planned = Math.floor((end - begun) / everyMs);
for (let number = 0; number < planned; number += 1) {
  // By the clock, whether those before have ended or not: a slow server is not asked less.
  await pause(Math.max(0, begun + number * everyMs - performance.now()));
  lives.push(live(crewOf(number), number));
}
const done = (await Promise.all(lives)).filter(Boolean).length;
const tookSeconds = (performance.now() - begun) / 1_000;
await Promise.all(reading);

const summary = (all) => {
  const sorted = all.sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
};
const summaries = ({ writes, lists, others }) => ({
  writes: summary(writes),
  lists: summary(lists),
  others: summary(others),
});
process.send({
  planned,
  done,
  transitionsPerSecond: (done * TRANSITIONS_OF_LIFE) / Math.max(warmUp + seconds, tookSeconds),
  errors,
  warming: summaries(warming),
  ...summaries(times),
});
