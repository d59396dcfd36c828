import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('reports by mail, at the desk', () => {
  let desk: Desk;
  let window: DeskPage;

  const open = async (): Promise<void> => {
    await window.go('/figures');
    await window.button('Gửi định kỳ').waitFor();
    await window.press('e');
    await window.dialog().getByRole('combobox', { name: 'Khi nào' }).waitFor();
  };

  beforeAll(async () => {
    desk = await startDesk();
    await desk.api.sql(`UPDATE staff SET email = NULL WHERE username = 'lanhdao'`);
    window = await desk.as('lanhdao');
  });
  afterAll(() => desk.stop());

  it('say what to do where the account has no address', async () => {
    await open();
    await window.see(/Tài khoản của bạn chưa có thư điện tử/);
    await window.see('Bạn chưa nhận báo cáo nào.');
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await window.press('Escape');
    await window.dialog().waitFor({ state: 'detached' });
  });

  it('are asked for and ended with the keyboard, and say what became of the last one', async () => {
    await desk.api.sql(`UPDATE staff SET email = 'le@conghoa.example.vn' WHERE username = 'lanhdao'`);
    await window.page.reload();
    await open();
    await window.see(/Báo cáo gửi tới l•••@conghoa\.example\.vn/);
    const dialog = window.dialog();
    const report = dialog.getByRole('combobox', { name: 'Báo cáo' });
    await report.selectOption('ageing');
    await dialog.getByRole('combobox', { name: 'Khi nào' }).selectOption('weekly');
    await report.press('Enter');
    await window.see('Chưa đến kỳ gửi.');
    await report.press('Enter');
    await window.see('Bạn đã nhận báo cáo này rồi.');
    await desk.api.sql(
      `INSERT INTO report_mail (id, subscription_id, from_on, to_on, created_at, mail_state, mail_due_at, last_error)
       SELECT gen_random_uuid(), id, '2026-11-16', '2026-11-22', now(), 'failed', now(), '550 5.1.1 Recipient address rejected'
         FROM report_subscription`,
    );
    await window.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await window.page.reload();
    await open();
    await window.see('Không gửi được: máy chủ thư không nhận.');
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await dialog.getByRole('button', { name: /^Thôi nhận: Tuổi hồ sơ/ }).press('Enter');
    await window.see(/Đã thôi nhận lúc/);
    expect(window.errors).toEqual([]);
  });
});
