// `npm run screenshots`: starts a server of its own with invented people, and takes the pictures of docs/images anew.
// Needs chromium.
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { smallPng } from './small-png.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs/images');
const PASSWORD = 'chi-de-chup-anh-man-hinh';

/** Names and numbers are made up; the numbers have the structure of real ones. */
const PEOPLE = [
  ['Nguyễn Thị Hoà', '030190012345'],
  ['Trần Văn Đức', '030085004321'],
  ['Phạm Minh Khuê', '030179007788'],
  ['Lê Hoàng Yến', '030192006655'],
  ['Vũ Thị Hạnh', '030188003344'],
  ['Đỗ Quang Vinh', '030083002211'],
  ['Nguyễn Phước Tôn Nữ Hoàng Anh Thư', '030195009900'],
];

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-screenshots-'));
  const server = spawn(process.execPath, ['server/bin/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      MOTCUA_DATA_DIR: folder,
      MOTCUA_DEMO: '1',
      MOTCUA_DEMO_PASSWORD: PASSWORD,
      MOTCUA_TEST_CLOCK_OFFSET: String(secondsToAMorning(new Date())),
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const url = await addressOf(server);
    const dossier = await seed(url);
    await takePictures(url, dossier);
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

const DAY_SECONDS = 86_400;
const WEDNESDAY = 3;
/** 09:42 in Vietnam, as seconds of a day in UTC. */
const MORNING_SECONDS = 2 * 3_600 + 42 * 60;

/** To the next Wednesday morning: pictures are taken in office hours, whenever they are taken. */
function secondsToAMorning(now) {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) / 1000;
  const days = (WEDNESDAY - now.getUTCDay() + 7) % 7 || 7;
  return Math.round(midnight + days * DAY_SECONDS + MORNING_SECONDS - now.getTime() / 1000);
}

const addressOf = (server) =>
  new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (data) => {
      text += data;
      const found = /address:\s+(\S+)[\s\S]*messages:/.exec(text);
      if (found) resolve(found[1]);
    });
    server.once('exit', (code) => reject(new Error(`The server ended (${code}).`)));
  });

async function signIn(url, username) {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  const { csrfToken } = await answer.json();
  return async (path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        cookie,
        'x-csrf-token': csrfToken,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} ${response.status}: ${await response.text()}`);
    return response.json();
  };
}

/** A morning's work: one dossier in each of the states one meets at a counter. */
async function seed(url) {
  const [counter, officer, leader] = await Promise.all(
    ['motcua', 'thuly', 'lanhdao'].map((username) => signIn(url, username)),
  );
  const birth = { procedureCode: '1.001193', caseCode: 'QUA_HAN', codes: ['TK', 'GCS'] };
  const takeIn = ([fullName, citizenId], accept = true, { codes, ...procedure } = birth) =>
    counter('/dossiers', {
      ...procedure,
      channel: 'desk',
      accept,
      applicant: { kind: 'person', fullName, citizenId, phone: '0900000001', email: 'cong.dan@example.com' },
      components: codes.map((code) => ({ code, present: true })),
    });
  const act = (who, { id, version }, transition, fields = {}) =>
    who(`/dossiers/${id}/transitions`, { transition, version, ...fields });
  const missing = { components: [{ code: 'GCS', defect: 'Mờ, không đọc được', bring: 'Bản chính giấy chứng sinh' }] };
  const unsigned = { components: [{ code: 'TK', defect: 'Tờ khai chưa ký', bring: 'Tờ khai có chữ ký' }] };

  await takeIn(PEOPLE[0], false);
  const shown = await takeIn(PEOPLE[1], true, { procedureCode: '1.004873', codes: ['TK'] });
  await act(counter, await takeIn(PEOPLE[2]), 'request_supplement', missing);
  await act(counter, await takeIn(PEOPLE[3]), 'forward');
  await act(officer, await act(counter, await takeIn(PEOPLE[4]), 'forward'), 'forward');
  const signed = await act(officer, await act(counter, await takeIn(PEOPLE[5]), 'forward'), 'forward');
  await act(leader, signed, 'decide', { results: [{}] });
  await takeIn(PEOPLE[6]);
  const asked = await act(counter, shown, 'request_supplement', unsigned);
  return act(counter, asked, 'receive_supplement', { components: [{ code: 'TK', present: true, copies: 1 }] });
}

async function takePictures(url, dossier) {
  mkdirSync(images, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await enter(browser, url, 'light');
    const shoot = async (name, of = page) =>
      writeFileSync(join(images, `${name}.png`), smallPng(await of.screenshot({ animations: 'disabled' })));
    await shoot('my-work');
    await go(page, '/dossiers');
    await page.locator('tbody tr[tabindex]').first().waitFor();
    await shoot('dossiers');
    await go(page, `/dossiers/${dossier.id}/show`);
    await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await shoot('dossier');
    await page.getByRole('button', { name: 'Chuyển bước sau' }).click();
    await page.getByRole('dialog').getByRole('list').waitFor();
    await shoot('act');
    await page.keyboard.press('Escape');
    await go(page, '/intake');
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('khai sinh');
    await page.getByRole('option', { name: '1.001193' }).click();
    await scan(page, '030190012345||Nguyễn Thị Hoà|20051990|Nữ|Số 5, phố Núi, phường Cộng Hòa|01012022');
    await page.getByText('hồ sơ trước').first().waitFor();
    await shoot('intake');
    await go(page, '/quick');
    await page.locator('main input').first().waitFor();
    await shoot('quick');
    const dark = await enter(browser, url, 'dark');
    await shoot('my-work-dark', dark);
  } finally {
    await browser.close();
  }
}

/** A chip card, as a scanner types it that sends whole characters, six milliseconds apart. */
async function scan(page, text) {
  const cdp = await page.context().newCDPSession(page);
  const beginsAt = Date.now() / 1000;
  await Promise.all(
    [...text].flatMap((key, index) => {
      const stroke = { code: '', key, windowsVirtualKeyCode: 231, timestamp: beginsAt + index * 0.006 };
      return [
        cdp.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyDown', text: key }),
        cdp.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyUp' }),
      ];
    }),
  );
}

async function enter(browser, url, colorScheme) {
  const viewport = { width: 1366, height: 768 };
  const page = await browser.newPage({ viewport, colorScheme, locale: 'vi-VN' });
  await page.goto(url);
  await page.locator('input[name=username]').fill('motcua');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('tbody tr[tabindex]').first().waitFor();
  return page;
}

async function go(page, path) {
  await page.goto(`${new URL(page.url()).origin}/#${path}`);
  await page.locator('main h1').first().waitFor();
}

await main();
