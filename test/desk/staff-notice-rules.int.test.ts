import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { barriers } from './accessible.js';
import { type Desk, startDesk } from './desk.js';

describeDesk('how officers are told, on the screen', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  it('is set for an office by keyboard, and an officer chooses to get no mail', async () => {
    const administrator = await desk.as('quantri');
    const { page } = administrator;
    await administrator.go('/admin/staff-notice-rules');
    const row = page.getByRole('row', { name: /^Quá hạn/ });
    await row.getByText('lãnh đạo và người làm thay').waitFor();
    expect(await barriers(administrator)).toEqual([]);
    await row.getByRole('button', { name: /Sửa/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Trên màn hình' }).selectOption('never');
    const mail = dialog.getByRole('combobox', { name: /^Trong bản tin/ });
    await mail.selectOption('never');
    await dialog.getByText('không ai được nhắc').waitFor();
    expect(await barriers(administrator)).toEqual([]);
    await mail.selectOption('fallback');
    await dialog.getByRole('checkbox', { name: 'người giám sát' }).press('Space');
    await dialog.getByRole('checkbox', { name: /^Gửi thư ngay/ }).press('Space');
    await dialog.getByRole('button', { name: 'Lưu' }).press('Enter');
    await row.getByText('khi chưa xem trên màn hình').waitFor();
    await row.getByText('người giám sát').waitFor();
    await row.getByText('có', { exact: true }).waitFor();
    await administrator.go('/admin/settings');
    await page
      .getByRole('row', { name: /^Giờ ra bản tin buổi sáng/ })
      .getByText('07:30')
      .waitFor();
    expect(administrator.errors).toEqual([]);

    const officer = await desk.as('thuly');
    await officer.go('/account');
    const choice = officer.page.getByRole('checkbox', { name: /^Nhận thư bản tin/ });
    await choice.press('Space');
    await officer.page.reload();
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
    expect(await barriers(officer)).toEqual([]);
  });
});
