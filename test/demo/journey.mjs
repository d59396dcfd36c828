// `npm run demo:journey`: takes one made-up birth registration from intake to hand-over on a running server with demo
// accounts, through the public API alone, and prints each step in one line. Node only, nothing to install.
//   MOTCUA_URL            http://127.0.0.1:3000
//   MOTCUA_DEMO_PASSWORD  otherwise read from `demo-password` in MOTCUA_DATA_DIR (.motcua)
import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const base = (process.env.MOTCUA_URL || 'http://127.0.0.1:3000').replace(/\/+$/, '');
const dataDir = resolve(process.env.MOTCUA_DATA_DIR || '.motcua');

/** A sentence for the person at the keyboard; no stack is shown for it. */
class Sentence extends Error {}

const mother = {
  kind: 'person',
  fullName: 'Nguyễn Thị Hoà',
  // Hải Dương, female, born in 1990; the rest is drawn by lot.
  citizenId: `030190${String(randomInt(1_000_000)).padStart(6, '0')}`,
  dateOfBirth: '1990-05-20',
  phone: '0900000001',
  email: 'hoa@example.com',
};

const STEPS = [
  {
    who: 'motcua',
    what: 'asks for the missing hospital birth note',
    act: 'request_supplement',
    fields: { components: [{ code: 'GCS', defect: 'Chưa có giấy chứng sinh', bring: 'Bản chính giấy chứng sinh' }] },
  },
  {
    who: 'motcua',
    what: 'takes the missing paper in',
    act: 'receive_supplement',
    fields: { components: [{ code: 'GCS', present: true, copies: 1 }] },
  },
  { who: 'motcua', what: 'accepts: the clock starts', act: 'accept' },
  { who: 'motcua', what: 'gives it to the case officer', act: 'forward' },
  { who: 'thuly', what: 'receives, appraises, gives it to the leader', act: 'forward' },
  { who: 'lanhdao', what: 'signs', act: 'sign', fields: { outcome: 'granted' } },
  { who: 'vanthu', what: 'numbers and stamps the result', act: 'decide', fields: { results: [{ copies: 1 }] } },
  { who: 'motcua', what: 'has the result at the counter', act: 'receive_result' },
  {
    who: 'motcua',
    what: 'hands it over',
    act: 'hand_over',
    fields: { method: 'desk', collector: { fullName: mother.fullName, relation: 'applicant' } },
  },
];

async function main() {
  const password = readPassword();
  const desk = {};
  for (const username of ['motcua', 'thuly', 'lanhdao', 'vanthu']) desk[username] = await signIn(username, password);

  let dossier = await call(desk.motcua, 201, 'POST', '/api/v1/dossiers', {
    procedureCode: '1.001193',
    caseCode: 'DUNG_HAN',
    channel: 'desk',
    applicant: mother,
    components: [
      { code: 'TK', present: true, copies: 1 },
      { code: 'GCS', present: false },
    ],
    formData: { childName: 'Trần Minh An', motherName: mother.fullName },
    accept: false,
  });
  console.log(`${dossier.code}  ${dossier.procedure.name}, ${mother.fullName} (made up)\n`);
  tell(desk.motcua, 'enters it, one paper missing', dossier);
  for (const { who, what, act, fields } of STEPS) {
    dossier = await call(desk[who], 200, 'POST', `/api/v1/dossiers/${dossier.id}/transitions`, {
      transition: act,
      version: dossier.version,
      ...fields,
    });
    tell(desk[who], what, dossier);
  }
  const [result] = dossier.results;
  console.log(`\nResult: ${result.title}, number ${result.number}, signed by ${result.signer.fullName}.`);
  await showMessages(dossier, desk.motcua);
}

function readPassword() {
  if (process.env.MOTCUA_DEMO_PASSWORD) return process.env.MOTCUA_DEMO_PASSWORD;
  const file = join(dataDir, 'demo-password');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Sentence(
      `No demo password: there is no ${file}. Start Motcua with npm start first, or set MOTCUA_DATA_DIR or MOTCUA_DEMO_PASSWORD.`,
    );
  }
}

async function signIn(username, password) {
  const answer = await send('POST', '/api/v1/auth/login', { username, password });
  if (answer.status !== 200) {
    throw new Sentence(`${username} cannot sign in: ${whyNot(answer)} Is this the password of the server at ${base}?`);
  }
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  return { cookie, csrfToken: answer.body.csrfToken, fullName: answer.body.user.fullName };
}

/** One call that must answer with this status. */
async function call(session, expected, method, path, body) {
  const answer = await send(method, path, body, {
    cookie: session.cookie,
    ...(method !== 'GET' && { 'x-csrf-token': session.csrfToken, 'idempotency-key': randomUUID() }),
  });
  if (answer.status === expected) return answer.body;
  throw new Sentence(
    `${method} ${path} ${body?.transition ?? ''} answered ${answer.status}, not ${expected}: ${whyNot(answer)}`,
  );
}

async function send(method, path, body, headers = {}) {
  let response;
  try {
    response = await fetch(base + path, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    throw new Sentence(`No server answers at ${base}. Start it with npm start, or set MOTCUA_URL to where it runs.`);
  }
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
}

function whyNot({ body, headers }) {
  const wait = headers.get('retry-after');
  const fields = (body?.errors ?? []).map(({ path, code }) => `${path} ${code}`).join(', ');
  const parts = [body?.title ?? 'no explanation.', body?.code && `(${body.code})`, fields, wait && `Wait ${wait} s.`];
  return parts.filter(Boolean).join(' ');
}

const LOCAL = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'medium',
  timeStyle: 'short',
});

function tell(session, what, { state, version, dueAt }) {
  const due = dueAt ? `due ${LOCAL.format(new Date(dueAt))}` : 'no due time yet';
  console.log(
    [session.fullName.padEnd(15), what.padEnd(43), state.padEnd(20), `version ${version}`.padEnd(11), due].join(' '),
  );
}

/** Messages are handed over in the background, so they are waited for; a server that sends for real keeps none. */
async function showMessages(dossier, counter) {
  let notices = [];
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    ({ notices } = await call(counter, 200, 'GET', `/api/v1/dossiers/${dossier.id}`));
    // Some are only for the case that another does not arrive.
    notices = notices.filter(({ waitsForId }) => waitsForId === null);
    if (notices.every(({ state }) => !['planned', 'dispatched', 'submitting', 'retry_waiting'].includes(state))) break;
    await new Promise((done) => setTimeout(done, 250));
  }
  const kept = await send('GET', '/local/messages.json');
  if (kept.status === 404) {
    console.log('\nThis server keeps no messages to look at. What the citizen was owed:');
    for (const { channel, kind, to, state } of notices) console.log(`  ${channel} ${kind} to ${to}: ${state}`);
    return;
  }
  if (kept.status !== 200) throw new Sentence(`/local/messages.json answered ${kept.status}: ${whyNot(kept)}`);
  // What the next act made pointless before it left is not sent.
  const ids = notices.filter(({ state }) => state !== 'recalled').map(({ id }) => id);
  const own = ids.flatMap((id) => kept.body.filter(({ noticeId }) => noticeId === id));
  if (own.length < ids.length) {
    throw new Sentence(`Of ${ids.length} messages to the citizen only ${own.length} left within 15 seconds.`);
  }
  console.log(`\n${own.length} messages for the citizen, kept instead of sent (${base}/local/messages):`);
  for (const { channel, to, subject, text } of own) {
    console.log(`\n  ${channel === 'sms' ? 'SMS' : 'E-mail'} to ${to}${subject ? `: ${subject}` : ''}`);
    if (channel === 'sms') console.log(`  ${text}`);
  }
}

// Whoever pipes this into `head` has read enough.
process.stdout.on('error', () => process.exit());

try {
  await main();
} catch (error) {
  console.error(error instanceof Sentence ? error.message : error);
  process.exitCode = 1;
}
