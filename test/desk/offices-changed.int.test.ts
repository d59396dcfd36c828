import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DEFAULT_LIVE_SETTINGS } from '../../server/src/live/live-settings.js';
import { OTHER_WARD, startTestApi, type TestApi } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { takeIn } from '../support/dossiers.js';
import { DeskPage, launchChromium, UI_FOLDER } from './desk.js';

describeDesk('an officer who is given another office', () => {
  let api: TestApi;
  let browser: Browser;
  let window: DeskPage;

  beforeAll(async () => {
    api = await startTestApi({}, { uiFolder: UI_FOLDER, live: { ...DEFAULT_LIVE_SETTINGS, checkMs: 300 } });
    browser = await launchChromium();
    window = await DeskPage.open(await browser.newContext({ viewport: { width: 1366, height: 768 } }), api.url);
    await Promise.all([window.page.waitForResponse(/\/api\/v1\/live/), window.signIn('thuly')]);
  });
  afterAll(async () => {
    await browser.close();
    await api.stop();
  });

  it('can choose it at once, is asked for no password, and goes on hearing of changes', async () => {
    const choice = window.page.getByLabel('Cơ quan', { exact: true });
    expect(await choice.count()).toBe(0);
    await api.sql(
      `INSERT INTO staff_role_at_office (staff_id, office_id, role)
       SELECT p.id, o.id, 'case_officer' FROM staff p, office o WHERE p.username = 'thuly' AND o.code = $1`,
      [OTHER_WARD],
    );
    await choice.waitFor();
    expect(await window.dialog().count()).toBe(0);

    await window.go('/dossiers');
    await window.page.getByRole('tab', { name: 'Toàn cơ quan' }).click();
    const dossier = await takeIn(await api.as('motcua'));
    await window.page.getByRole('row').getByText(dossier.code).waitFor();
    expect(window.errors).toEqual([]);
  });
});

describeDesk('a supervisor of the offices below', () => {
  let api: TestApi;
  let browser: Browser;
  let window: DeskPage;

  beforeAll(async () => {
    api = await startTestApi({}, { uiFolder: UI_FOLDER });
    browser = await launchChromium();
    await api.sql(
      `UPDATE staff_role_at_office r SET office_id = o.id
         FROM staff p, office o WHERE p.id = r.staff_id AND p.username = 'giamsat' AND o.code = 'H23.18'`,
    );
    window = await DeskPage.open(await browser.newContext({ viewport: { width: 1366, height: 768 } }), api.url);
  });
  afterAll(async () => {
    await browser.close();
    await api.stop();
  });

  it('sees the dossiers of all of them, and finds one of them by part of its name', async () => {
    const here = await takeIn(await api.as('motcua'));
    const there = await takeIn(await api.as('motcua2'));
    await window.signIn('giamsat');
    const { page } = window;
    const row = (code: string) => page.getByRole('row').getByText(code);
    await row(here.code).waitFor();
    await row(there.code).waitFor();
    const office = page.getByRole('combobox', { name: 'Cơ quan', exact: true });
    await office.press('ArrowDown');
    expect(await page.getByRole('option').allInnerTexts()).toEqual([
      'UBND thành phố Chí Linh',
      'UBND phường Cộng Hòa',
      'UBND phường Sao Đỏ',
    ]);
    await office.fill('sao do');
    await office.press('Enter');
    await row(here.code).waitFor({ state: 'detached' });
    await row(there.code).waitFor();
    expect(window.errors).toEqual([]);
  });
});
