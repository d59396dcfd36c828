import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newDueAfter, NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import { describeDesk } from '../support/chromium.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, startDesk } from './desk.js';

describeDesk('an apology, on the screen', () => {
  let desk: Desk;
  let dossier: TestDossier;
  beforeAll(async () => {
    desk = await startDesk();
    const { api } = desk;
    const counter = await api.as('motcua');
    const given = await mustAct(counter, await takeIn(counter), 'forward');
    dossier = await mustAct(await api.as('thuly'), given, 'receive_handover');
    const newDue = newDueAfter(new Date(dossier['dueAt'] as string), new Date(), NATIONAL_CALENDAR);
    await api.sql(
      `INSERT INTO apology_draft (id, office_id, dossier_id, due_at, step_code, new_due_at, reason, made_at)
       SELECT gen_random_uuid(), office_id, id, due_at, 'tham_dinh', $2, 'Hồ sơ cần thêm thời gian giải quyết ở bước “Thẩm định hồ sơ”.', now()
         FROM dossier WHERE id = $1`,
      [dossier.id, newDue],
    );
  });
  afterAll(() => desk.stop());

  it('lies ready for the case officer, who changes it by keyboard and puts it before the leader', async () => {
    const officer = await desk.as('thuly');
    const { page } = officer;
    await officer.go(`/dossiers/${dossier.id}/show`);
    await page.getByRole('region', { name: 'Thư xin lỗi soạn sẵn' }).waitFor();
    expect(await barriers(officer)).toEqual([]);
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Lý do' }).waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Hẹn lại lúc' }).inputValue()).toMatch(/ 17:00$/);
    await dialog.getByText(/^Hẹn lại \d/).waitFor();
    expect(await barriers(officer)).toEqual([]);
    const next = dialog.getByRole('button', { name: /^17:00/ });
    expect(await next.count()).toBe(4);
    await next.nth(2).press('Enter');
    const chosen = await dialog.getByRole('textbox', { name: 'Hẹn lại lúc' }).inputValue();
    await dialog.getByRole('textbox', { name: 'Lý do' }).press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    const [approval] = await desk.api.sql<{ state: string }>('SELECT state FROM approval WHERE dossier_id = $1', [
      dossier.id,
    ]);
    expect(approval).toEqual({ state: 'pending' });
    expect(chosen).toMatch(/^\d\d\/\d\d\/\d{4} 17:00$/);
    expect(officer.errors).toEqual([]);
  });

  it('has its limits on a page of the administrator’s', async () => {
    const administrator = await desk.as('quantri');
    const { page } = administrator;
    await administrator.go('/admin/settings');
    const row = page.getByRole('row', { name: /Hẹn lại muộn nhất sau hạn/ });
    await row.getByText('không giới hạn').waitFor();
    expect(await barriers(administrator)).toEqual([]);
    await row.getByRole('button', { name: /Sửa/ }).press('Enter');
    const field = page.getByRole('textbox', { name: 'Giá trị' });
    await field.fill('400');
    await field.press('Enter');
    await page.getByText('Nhập số nguyên từ 0 đến 365.').waitFor();
    await field.fill('5');
    expect(await barriers(administrator)).toEqual([]);
    await field.press('Enter');
    await row.getByText('5 ngày làm việc').waitFor();
    await row.getByRole('button', { name: /Bỏ/ }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ', exact: true }).press('Enter');
    await row.getByText('không giới hạn').waitFor();
    expect(administrator.errors).toEqual([]);
  });
});
