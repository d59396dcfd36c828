import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { stored, whenInVietnam } from './stored.js';

describeDesk('a computer that believes to be in New York', () => {
  let desk: Desk;
  let dossier: TestDossier;
  let window: DeskPage;

  beforeAll(async () => {
    desk = await startDesk();
    dossier = await takeIn(await desk.api.as('motcua'));
    window = await desk.as('motcua', { timezoneId: 'America/New_York' });
  });
  afterAll(() => desk.stop());

  it('is one', async () => {
    expect(await window.page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(
      'America/New_York',
    );
  });

  it('shows the time of Vietnam: of the clock, of the appointment and of what has happened', async () => {
    const local = new Date(Date.now() + 7 * 3_600_000).toISOString();
    await window.page
      .locator('header time')
      .getByText(`${local.slice(8, 10)}/${local.slice(5, 7)}`)
      .waitFor();
    await window.go(`/dossiers/${dossier.id}/show`);
    const { dueAt } = await stored(desk, dossier.id);
    await window.see(`hẹn trả ${whenInVietnam(dueAt!)}`);
    const [event] = await desk.api.sql<{ at: Date }>('SELECT at FROM dossier_event WHERE dossier_id = $1 LIMIT 1', [
      dossier.id,
    ]);
    await window.page.locator('li time').first().getByText(whenInVietnam(event!.at)).waitFor();
  });

  it('promises by the time of Vietnam at intake as well', async () => {
    await window.go('/intake');
    const { page } = window;
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('1.001193');
    await page.getByRole('option', { name: '1.001193' }).click();
    await window.button('Đăng ký quá hạn').click();
    const { dueAt } = await stored(desk, dossier.id);
    await page.locator('main').getByText(whenInVietnam(dueAt!)).first().waitFor();
    expect(window.errors).toEqual([]);
  });
});
