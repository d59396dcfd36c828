import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { stored } from './stored.js';

describeDesk('one act on many dossiers', () => {
  let desk: Desk;
  let window: DeskPage;
  let dossiers: TestDossier[];

  beforeAll(async () => {
    desk = await startDesk();
    const counter = await desk.api.as('motcua');
    dossiers = [await takeIn(counter), await takeIn(counter), await takeIn(counter)];
    window = await desk.as('motcua');
    await window.page.getByRole('row').getByText(dossiers[2]!.code).waitFor();
  });
  afterAll(() => desk.stop());

  it('does each by itself, and says of each what became of it', async () => {
    await window.press('Shift+A', 'c');
    const dialog = window.dialog();
    await dialog.getByRole('heading', { name: 'Chuyển bước sau: 3 hồ sơ' }).waitFor();
    // A colleague is quicker with the second one.
    await mustAct(await desk.api.as('motcua'), dossiers[1]!, 'forward');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText('Đã làm 3 trên 3 hồ sơ').waitFor();

    const rows = dialog.getByRole('listitem');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(new RegExp(`^xong\\s+${dossiers[0]!.code}`)),
      expect.stringMatching(new RegExp(`^không được\\s+${dossiers[1]!.code}[\\s\\S]+Hồ sơ vừa có thay đổi mới`)),
      expect.stringMatching(new RegExp(`^xong\\s+${dossiers[2]!.code}`)),
    ]);
    const versions = await Promise.all(dossiers.map(async ({ id }) => (await stored(desk, id)).version));
    expect(versions).toEqual(dossiers.map(({ version }) => version + 1));
  });

  it('offers the sheet that giver and taker sign for what went through', async () => {
    await window.press('F9');
    await window.page.locator('iframe[title="Phiếu bàn giao"]').waitFor({ state: 'attached' });
    const sheets = await desk.api.sql('SELECT cardinality(event_ids) AS dossiers, copies FROM handover_sheet');
    expect(sheets).toEqual([{ dossiers: 2, copies: 1 }]);
    await window.dialog().getByRole('button', { name: 'Đóng' }).focus();
  });

  it('leaves nothing selected, and the focus on the page', async () => {
    await window.press('Enter');
    await window.dialog().waitFor({ state: 'detached' });
    await window.page.getByRole('region', { name: 'Hồ sơ đã chọn' }).waitFor({ state: 'detached' });
    await window.page.waitForFunction(() => document.querySelector('main')?.contains(document.activeElement));
    expect(window.errors).toEqual([]);
  });

  it('prints any papers of what is selected as one file, each counted', async () => {
    await window.press('Shift+A', 'p');
    const dialog = window.dialog();
    const box = (name: RegExp) => dialog.getByRole('checkbox', { name });
    await box(/^Phiếu kiểm soát quá trình giải quyết hồ sơ: 3 hồ sơ$/).check();
    expect(await barriers(window)).toEqual([]);
    await window.press('Tab', ' ');
    await dialog.getByRole('button', { name: 'In 6 giấy' }).waitFor();
    await window.page.route('**/papers/bundle*', (route) => route.abort(), { times: 1 });
    await window.press('Enter');
    // The file never came to the printer: the same button tries again.
    await window.page.locator('.MuiSnackbar-root').waitFor();
    await dialog.getByRole('button', { name: 'In 6 giấy' }).waitFor();
    expect(await dialog.getByText('Đã chuẩn bị 6/6 giấy').count()).toBe(0);
    await dialog.getByRole('button', { name: 'In 6 giấy' }).focus();
    await window.press('Enter');
    await dialog.getByText('Đã chuẩn bị 6/6 giấy').waitFor();
    await window.page.locator('iframe[title="In giấy tờ của các hồ sơ đã chọn"]').waitFor({ state: 'attached' });
    await waitUntil('the print dialog', () => window.page.evaluate('window.prints?.length === 2'));
    const rows = await desk.api.sql(
      'SELECT form, copies, count(*)::int AS n FROM paper GROUP BY form, copies ORDER BY form',
    );
    expect(rows).toEqual(['dossier_handover', 'process_control'].map((form) => ({ form, copies: 1, n: 3 })));
    await dialog.getByRole('button', { name: 'In 6 giấy' }).waitFor({ state: 'detached' });
    await window.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(window.errors).toEqual([]);
  });

  it('finds the sheet that was printed among those before, and prints it once more', async () => {
    await window.go('/print-queue');
    await window.page.getByRole('link', { name: 'Phiếu bàn giao đã in' }).click();
    const { page } = window;
    const again = page.getByRole('button', { name: /^In lại phiếu số 1\// });
    await again.waitFor();
    const code = page.getByRole('textbox', { name: 'Mã hồ sơ' });
    await code.fill('H23.18.07-000101-0001');
    await code.press('Enter');
    await window.see('Không có phiếu bàn giao nào phù hợp.');
    await code.fill(dossiers[0]!.code);
    await code.press('Enter');
    await again.waitFor();
    expect(await barriers(window)).toEqual([]);
    await again.press('Enter');
    await window.see('đã in 2 bản');
    await page.locator('iframe[title="Phiếu bàn giao"]').nth(1).waitFor({ state: 'attached' });
    expect(window.errors).toEqual([]);
  });

  it('tells each citizen in one message of results received, and of those handed over, together', async () => {
    const { api } = desk;
    const results = [await inState.decided(api), await inState.decided(api)];
    const act = async (key: string): Promise<void> => {
      await window.go('/dossiers');
      await window.page.getByRole('tab', { name: 'Toàn cơ quan' }).click();
      for (const { code } of results) {
        await window.page.getByRole('row').filter({ hasText: code }).getByRole('checkbox').check();
      }
      await window.press(key);
      const dialog = window.dialog();
      await dialog.locator('button[type=submit]').click();
      await dialog.getByText('Đã làm 2 trên 2 hồ sơ').waitFor();
      await window.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    };
    const messages = async (kind: string): Promise<number> => {
      const rows = await api.sql(
        `SELECT 1 FROM notice WHERE kind = $1 AND channel = 'email' AND told_with_id IS NULL AND dossier_id = ANY ($2)`,
        [kind, results.map(({ id }) => id)],
      );
      return rows.length;
    };
    await act('v');
    await waitUntil('one message', async () => (await messages('result_ready')) === 1);
    await act('r');
    await waitUntil('one message of thanks', async () => (await messages('handed_over')) === 1);
    expect(window.errors).toEqual([]);
  });

  it('asks once why those that are late are, and says it of no other', async () => {
    const { api } = desk;
    const [late, pastItsHour, inTime] = [
      await inState.processing(api),
      await inState.processing(api),
      await inState.processing(api),
    ];
    await api.sql(`UPDATE dossier SET due_at = now() - interval '9 days' WHERE id = $1`, [late.id]);
    // Overdue to the minute; the office goes by days.
    await api.sql('UPDATE dossier SET due_at = now() WHERE id = $1', [pastItsHour.id]);
    const leader = await desk.as('lanhdao');
    await leader.go('/dossiers');
    await leader.page.getByRole('tab', { name: 'Toàn cơ quan' }).click();
    for (const { code } of [late, pastItsHour, inTime]) {
      const row = leader.page.getByRole('row').filter({ hasText: code });
      await row.getByRole('checkbox').check();
    }
    await leader.press('s');
    const dialog = leader.dialog();
    await dialog.getByText('2 hồ sơ đã quá hạn.').waitFor();
    const button = dialog.locator('button[type=submit]');
    await dialog.getByRole('combobox', { name: 'Người đã ký' }).selectOption({ index: 1 });
    expect(await button.isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: 'Nguyên nhân quá hạn' }).selectOption('system');
    expect(await barriers(leader)).toEqual([]);
    if (process.env['MOTCUA_SHOTS'])
      await leader.page.screenshot({ path: `${process.env['MOTCUA_SHOTS']}/batch-late.png` });
    await button.click();
    await dialog.getByText('Đã làm 3 trên 3 hồ sơ').waitFor();
    const causes = await api.sql('SELECT id, state, late_cause AS cause FROM dossier WHERE id = ANY ($1)', [
      [late.id, pastItsHour.id, inTime.id],
    ]);
    expect(causes).toEqual(
      expect.arrayContaining([
        { id: late.id, state: 'decided', cause: 'system' },
        { id: pastItsHour.id, state: 'decided', cause: null },
        { id: inTime.id, state: 'decided', cause: null },
      ]),
    );
    expect(leader.errors).toEqual([]);
  });
});
