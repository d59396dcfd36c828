import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WARD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { takeIn } from '../support/dossiers.js';
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
    await row.getByRole('button', { name: /Sửa/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Thư' }).selectOption('never');
    await dialog.getByRole('combobox', { name: 'SMS' }).selectOption('never');
    await dialog.getByText('công dân không nhận được tin nào').waitFor();
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

  it('says of each message who of two gets it', async () => {
    await desk.api.sql(
      `INSERT INTO notice_rule (id, office_id, kind, email, sms, phone, people, hold_seconds, urgent)
       SELECT gen_random_uuid(), id, 'accepted', 'never', 'always', 'fallback', 'both', 0, false FROM office WHERE code = $1`,
      [WARD],
    );
    const submitter = { fullName: 'Trần Văn Đức', phone: '0987654321', relation: 'Cha' };
    const { id } = await takeIn(await desk.api.as('motcua'), { submitter });
    const counter = await desk.as('motcua');
    await counter.go(`/dossiers/${id}/show`);
    await counter.page.getByText('(người nộp)').waitFor();
    await counter.page.getByText('(chủ hồ sơ)').waitFor();
    expect(counter.errors).toEqual([]);
  });
});
