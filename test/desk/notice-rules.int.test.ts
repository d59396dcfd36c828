import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { barriers } from './accessible.js';
import { type Desk, startDesk } from './desk.js';

describeDesk('how citizens are told, on the screen', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  it('is set for an office by keyboard, and taken back', async () => {
    const administrator = await desk.as('quantri');
    const { page } = administrator;
    await administrator.go('/admin/notice-rules');
    const row = page.getByRole('row', { name: /^Mời nhận kết quả/ });
    await row.getByText('60 giây').waitFor();
    expect(await barriers(administrator)).toEqual([]);
    await row.getByRole('button', { name: /Đặt lại/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Thư' }).selectOption('never');
    await dialog.getByRole('combobox', { name: 'SMS' }).selectOption('never');
    await dialog.getByText('người dân không nhận được tin nào').waitFor();
    expect(await barriers(administrator)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'SMS' }).selectOption('always');
    await dialog.getByRole('combobox', { name: 'Báo cho' }).selectOption('both');
    await dialog.getByRole('checkbox', { name: /^Gấp/ }).press('Space');
    const hold = dialog.getByRole('textbox', { name: /^Chờ trước khi gửi/ });
    await hold.fill('3601');
    await hold.press('Enter');
    await dialog.getByText('Nhập số nguyên từ 0 đến 3600.').waitFor();
    await hold.fill('120');
    await hold.press('Enter');
    await row.getByText('120 giây, gấp').waitFor();
    await row.getByText('không gửi').waitFor();
    await row.getByText('cả hai').waitFor();
    await row.getByRole('button', { name: /Bỏ/ }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ', exact: true }).press('Enter');
    await row.getByText('60 giây').waitFor();
    expect(administrator.errors).toEqual([]);
  });
});
