import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WARD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('the hours of an office', () => {
  let desk: Desk;
  let administrator: DeskPage;
  let dossier: TestDossier;
  beforeAll(async () => {
    desk = await startDesk();
    dossier = await takeIn(await desk.api.as('motcua'), {
      procedureCode: '1.001731',
      caseCode: undefined,
      components: ['TK', 'GCT', 'GTMT'].map((code) => ({ code, present: true })),
    });
    administrator = await desk.as('quantri');
  });
  afterAll(() => desk.stop());

  const stored = (): Promise<{ week: object; opening_week: object | null; due_time: string }[]> =>
    desk.api.sql(
      `SELECT h.week, h.opening_week, h.due_time FROM office_hours h JOIN office o ON o.id = h.office_id
        WHERE o.code = $1 AND h.removed_at IS NULL`,
      [WARD],
    );

  it('are set by keyboard, with what they would do to promised dates shown before saving', async () => {
    const { page } = administrator;
    await administrator.go('/admin/calendar');
    await page.getByRole('button', { name: 'Đặt giờ' }).press('Enter');
    const dialog = page.getByRole('dialog');
    const [year, month, date] = (dossier['dueAt'] as string).slice(0, 10).split('-');
    await dialog.getByRole('textbox', { name: 'Áp dụng từ ngày' }).fill(`${date}/${month}/${year}`);
    const monday = dialog.getByRole('textbox', { name: 'thứ Hai', exact: true });
    expect(await monday.inputValue()).toBe('07:00–11:30, 13:30–17:00');
    await monday.fill('13-11');
    await monday.press('Tab');
    await dialog.getByText('Nhập các buổi theo thứ tự').waitFor();
    for (const day of ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu']) {
      await dialog.getByRole('textbox', { name: day, exact: true }).fill('7h30-11h30, 1300-1630');
    }
    await dialog.getByText('1 hồ sơ sẽ có ngày hẹn khác').waitFor();
    await dialog.getByRole('checkbox', { name: /Quầy mở cửa khác giờ/ }).check();
    await dialog.getByRole('textbox', { name: 'thứ Bảy: mở cửa' }).fill('7:30-11');
    expect(await barriers(administrator)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lưu thay đổi' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await stored()).toMatchObject([
      {
        week: {
          1: [
            { from: 450, to: 690 },
            { from: 780, to: 990 },
          ],
          6: [],
        },
        opening_week: { 6: [{ from: 450, to: 660 }] },
        due_time: 'close',
      },
    ]);
    await page.getByRole('cell', { name: 'nghỉ · quầy mở 07:30–11:00' }).waitFor();
    expect(await barriers(administrator)).toEqual([]);
    expect(administrator.errors).toEqual([]);
  });

  it('are taken back, with the same question first', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: /^Bỏ: UBND phường Cộng Hòa/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Giờ đặt trước đó').waitFor();
    await dialog.getByRole('button', { name: 'Bỏ', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await stored()).toEqual([]);
    expect(administrator.errors).toEqual([]);
  });
});
