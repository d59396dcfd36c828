import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { body } from '../admin/administration.js';
import { WARD } from '../support/api.js';
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
    const date = dossier.dueAt.slice(0, 10);
    const closure = { officeCode: WARD, date, kind: 'off', name: 'Nghỉ bão' };
    body(await (await desk.api.as('quantri')).post('/api/v1/admin/calendars', closure), 201);
    await waitUntil('the move', async () => {
      return (await desk.api.sql('SELECT 1 FROM calendar_move WHERE dossier_id = $1', [dossier.id])).length > 0;
    });
    leader = await desk.as('lanhdao');
  });
  afterAll(() => desk.stop());

  it('is decided about from the work of the day, by keyboard, and told to the citizen', async () => {
    const { page } = leader;
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
    const told = page.getByRole('region', { name: 'Được nhắc về thời hạn' });
    await told.getByRole('link', { name: dossier.code }).waitFor();
    await page.mouse.move(0, 0);
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    expect(await barriers(leader)).toEqual([]);
    await told.getByRole('button', { name: 'Đã xem', exact: true }).click();
    await told.waitFor({ state: 'detached' });
    expect(leader.errors).toEqual([]);
  });
});
