import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { killAllServers, type ServerProcess, startServerProcess } from '../support/server-process.js';
import { DeskPage, launchChromium } from './desk.js';
import { chooseProcedure, savedCode, writePerson } from './take-in.js';

const PRELOAD = join(__dirname, '../faults/kill-before-statement.mjs');
const PHONE = '0912345999';
const REASON = 'Công dân chuyển đến nơi ở mới từ đầu tháng';
const UNREACHABLE = 'Không liên lạc được với máy chủ';

describeDesk('a server that goes away while an officer works', () => {
  let database: TestDatabase;
  let owner: Client;
  let browser: Browser;
  let port: number | undefined;
  let server: ServerProcess;
  let window: DeskPage;
  let dossier: TestDossier;

  /** Always at the same address, so that the page finds it again. */
  async function serve(killBefore = 'never'): Promise<void> {
    server = await startServerProcess(
      {
        DATABASE_URL: database.ownerUrl,
        MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
        MOTCUA_KILL_BEFORE: killBefore,
        ...(port !== undefined && { PORT: String(port) }),
      },
      PRELOAD,
    );
    port ??= Number(new URL(server.url).port);
  }

  /** From now on the server dies at this point of the next writing call. */
  async function serveUntil(point: string): Promise<void> {
    await server.kill();
    await serve(point);
    await window.page.getByText('Mất kết nối với máy chủ').waitFor({ state: 'detached' });
  }

  const count = async (sql: string, values: unknown[]): Promise<number> => (await owner.query(sql, values)).rowCount!;

  beforeAll(async () => {
    database = await createSeededDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await serve();
    dossier = await takeIn(await TestClient.signIn(server.url, 'motcua'));
    browser = await launchChromium();
    window = await DeskPage.open(await browser.newContext({ viewport: { width: 1366, height: 768 } }), server.url);
    await window.signIn('motcua');
  });
  afterAll(async () => {
    await browser.close();
    killAllServers();
    await owner.end();
    await database.drop();
  });

  const dossiersOf = (name: string): Promise<number> =>
    count('SELECT 1 FROM dossier d JOIN applicant a ON a.id = d.applicant_id WHERE a.full_name = $1', [name]);

  it.each([
    ['before all of it is saved', '9', 'Trần Thị Bưởi', '030190054321', 0],
    ['after it is saved, before the answer', 'committed', 'Trần Thị Cam', '030190054322', 1],
  ])('and dies at an intake, %s: nothing typed is lost, and the key saves it once', async (...row) => {
    const [, point, name, citizenId, saved] = row;
    await window.go('/');
    await window.go('/intake');
    await chooseProcedure(window, '1.001193', '1.001193');
    await window.button('Đăng ký đúng hạn').click();
    await writePerson(window, { name, citizenId, phone: PHONE });
    await window.button('Đủ tất cả').click();
    await serveUntil(point);
    await window.press('F2');
    expect(await server.ended).toBe('SIGKILL');
    await window.page.locator('main').getByText(UNREACHABLE).first().waitFor();
    expect(await window.page.getByRole('textbox', { name: 'Họ và tên', exact: true }).inputValue()).toBe(name);
    expect(await dossiersOf(name)).toBe(saved);

    await serve();
    await window.press('F2');
    await savedCode(window);
    expect(await dossiersOf(name)).toBe(1);
    await window.press('Enter');
  });

  it.each([
    ['in the middle', '9', 0],
    ['after it, before the answer', 'committed', 1],
  ])('and dies at an act, %s: its words stay, and the button does it once', async (_, point, done) => {
    const reason = `${REASON} (${point})`;
    const events = () =>
      count('SELECT 1 FROM dossier_event WHERE dossier_id = $1 AND reason = $2', [dossier.id, reason]);
    await window.go(`/dossiers/${dossier.id}/show`);
    await window.page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await window.press('e');
    await window.dialog().getByLabel('Địa chỉ', { exact: true }).fill(`Số ${point}, phố Núi`);
    await window.dialog().getByLabel('Lý do').fill(reason);
    await serveUntil(point);
    await window.page.keyboard.press('Control+Enter');
    expect(await server.ended).toBe('SIGKILL');
    await window.dialog().getByText(UNREACHABLE).first().waitFor();
    expect(await window.dialog().getByLabel('Lý do').inputValue()).toBe(reason);
    expect(await events()).toBe(done);

    await serve();
    await window.confirm();
    expect(await events()).toBe(1);
  });
});
