import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { stored, whenInVietnam } from './stored.js';

describeDesk('a calendar that has changed', () => {
  let desk: Desk;
  let leader: DeskPage;
  let dossier: TestDossier & { dueAt: string };
  beforeAll(async () => {
    desk = await startDesk();
    dossier = (await takeIn(await desk.api.as('motcua'), {
      procedureCode: '1.001731',
      caseCode: undefined,
      components: ['TK', 'GCT', 'GTMT', 'QDTC'].map((code) => ({ code, present: true })),
    })) as TestDossier & { dueAt: string };
    leader = await desk.as('lanhdao');
  });
  afterAll(() => desk.stop());

  it('is changed by an administrator, who sees first which promises it would touch', async () => {
    const administrator = await desk.as('quantri');
    const { page } = administrator;
    const [year, month, date] = dossier.dueAt.slice(0, 10).split('-');
    await administrator.go('/admin/calendar');
    await page.getByRole('button', { name: 'Thêm ngày' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Ngày', exact: true }).fill(`${date}/${month}/${year}`);
    await page.getByRole('textbox', { name: 'Tên ngày' }).fill('Nghỉ bão');
    await page.getByRole('textbox', { name: 'Quyết định' }).fill('5/CĐ-UBND');
    await page.getByRole('textbox', { name: 'Ngày ra văn bản' }).fill('20/11/2026');
    await page.getByText('1 hồ sơ sẽ có ngày hẹn khác').waitFor();
    await page.getByText(`${dossier.code}:`).waitFor();
    expect(await barriers(administrator)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu thay đổi' }).press('Enter');
    await page.getByText('Nghỉ bão · đóng cửa (bão, lũ …)').waitFor();
    expect(administrator.errors).toEqual([]);
    await waitUntil('the move', async () => {
      return (await desk.api.sql('SELECT 1 FROM calendar_move WHERE dossier_id = $1', [dossier.id])).length > 0;
    });
  });

  it('is decided about from the work of the day, by keyboard, and told to the citizen', async () => {
    const { page } = leader;
    // The desk looks by itself once a minute.
    await page.reload();
    await page.getByRole('button', { name: /Hẹn khác theo lịch mới/ }).click();
    await page.getByRole('heading', { name: 'Ngày hẹn khi lịch làm việc đổi' }).waitFor();
    await page
      .getByRole('row', { name: dossier.code })
      .getByText(whenInVietnam(new Date(dossier.dueAt)))
      .waitFor();
    expect(await barriers(leader)).toEqual([]);

    await page.keyboard.press('m');
    await page.getByRole('dialog').waitFor();
    expect(await barriers(leader)).toEqual([]);
    await page.getByRole('textbox', { name: 'Lý do' }).fill('Bão số 5');
    await page.keyboard.press('Control+Enter');
    await page.getByText('đã dời 1').waitFor();
    const { dueAt } = await stored(desk, dossier.id);
    expect(new Date(dueAt!).getTime()).toBeGreaterThan(new Date(dossier.dueAt).getTime());

    await leader.go(`/dossiers/${dossier.id}/show`);
    await page.getByText('dời hẹn từ').waitFor();
    await leader.see(`hẹn trả ${whenInVietnam(dueAt!)}`);
    expect(leader.errors).toEqual([]);
  });

  it('is told beside other alerts, which go when they were seen', async () => {
    await desk.api.sql(
      `WITH alert AS (
         INSERT INTO deadline_alert (id, office_id, dossier_id, kind, due_at, same_day, created_at)
         SELECT gen_random_uuid(), handling_office_id, id, 'overdue', now(), false, now() FROM dossier WHERE id = $1
         RETURNING id, office_id)
       INSERT INTO staff_alert (alert_id, staff_id, office_id)
       SELECT alert.id, s.id, alert.office_id FROM alert, staff s WHERE s.username = 'lanhdao'`,
      [dossier.id],
    );
    const { page } = leader;
    await leader.go('/');
    const told = page.getByRole('region', { name: 'Được nhắc' });
    await told.getByRole('link', { name: dossier.code }).waitFor();
    await page.mouse.move(0, 0);
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    expect(await barriers(leader)).toEqual([]);
    await told.getByRole('button', { name: 'Đã xem', exact: true }).click();
    await told.waitFor({ state: 'detached' });
    expect(leader.errors).toEqual([]);
  });
});
