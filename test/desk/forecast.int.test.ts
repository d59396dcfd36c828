import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WARD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('what is foreseen, on the screen', () => {
  let desk: Desk;
  let late: TestDossier;
  let safe: TestDossier;
  let silent: TestDossier;
  let leader: DeskPage;

  beforeAll(async () => {
    desk = await startDesk();
    const { api } = desk;
    const motcua = await api.as('motcua');
    [late, safe, silent] = [
      await mustAct(motcua, await takeIn(motcua), 'forward'),
      await takeIn(motcua),
      await takeIn(motcua),
    ];
    await foresee(late, 'late', 0.73, 'ky');
    await foresee(safe, 'safe', 0.02, null);
    await api.sql(
      `INSERT INTO forecast_backtest (office_id, on_date, word, finished_in_time, finished_late)
       SELECT o.id, (date_trunc('month', now() AT TIME ZONE 'Asia/Ho_Chi_Minh') - interval '5 days')::date, w, a, b
         FROM office o, (VALUES ('safe', 70, 6), ('late', 7, 13), ('tight', 9, 9)) v (w, a, b) WHERE o.code = $1`,
      [WARD],
    );
    leader = await desk.as('lanhdao');
  });
  afterAll(() => desk.stop());

  const foresee = (dossier: TestDossier, word: string, chance: number, step: string | null): Promise<unknown> =>
    desk.api.sql(
      `INSERT INTO dossier_forecast (dossier_id, office_id, handling_office_id, word, chance, step_code, expected_at, cases, computed_at, version)
       SELECT id, office_id, handling_office_id, $2, $3, $4, due_at + interval '2 hours', 42, now(), version FROM dossier WHERE id = $1`,
      [dossier.id, word, chance, step],
    );

  it('tells the leader how many will be late, and how often that was right last month', async () => {
    await leader.page.getByRole('button', { name: '1 Sẽ trễ (cả cơ quan)' }).waitFor();
    await leader.see('Dự báo tháng trước: đúng 83/96');
    expect(await barriers(leader)).toEqual([]);
  });

  it('shows with one key which they are', async () => {
    await leader.press('7');
    const rows = leader.page.locator('tbody tr[tabindex]');
    await leader.page.getByText('Hồ sơ').first().waitFor();
    await rows.getByText(late.code).waitFor();
    expect(await rows.count()).toBe(1);
    await rows.getByRole('img', { name: 'Dự báo: Sẽ trễ' }).waitFor();
    expect(await barriers(leader)).toEqual([]);
  });

  it('says in the head which step will cause it, and on focus and hover what that rests on', async () => {
    await leader.go(`/dossiers/${late.id}/show`);
    const chip = leader.page.getByRole('note');
    await chip.getByText('Sẽ trễ ở bước Ký duyệt').waitFor();
    const tip = leader.page.getByRole('tooltip').filter({ hasText: 'Khả năng' });
    // From the link before it, as a hand on the keyboard comes.
    await leader.button('Vì sao?').focus();
    await leader.press('Tab');
    for (const words of [
      'Khả năng trễ hẹn khoảng 73 %',
      'Dự kiến xong: ',
      'Dựa trên ít nhất 42 hồ sơ cũ ở mỗi bước còn lại',
    ]) {
      await tip.getByText(words).waitFor();
    }
    expect(await barriers(leader)).toEqual([]);
    await leader.press('Tab');
    await tip.waitFor({ state: 'detached' });
    await leader.page.locator('h1').hover();
    await chip.hover();
    await tip.getByText('73 %').waitFor();
  });

  it('changes with a new forecast, without a key', async () => {
    await desk.api.sql(`UPDATE dossier_forecast SET word = 'tight', chance = 0.3 WHERE dossier_id = $1`, [late.id]);
    await leader.page.getByRole('note').getByText('Sát hạn ở bước Ký duyệt').waitFor();
    await desk.api.sql(`UPDATE dossier_forecast SET word = 'late', chance = 0.73 WHERE dossier_id = $1`, [late.id]);
    await leader.see('Sẽ trễ ở bước Ký duyệt');
  });

  it('names no step where it is safe, and says nothing where there is no ground', async () => {
    await leader.go(`/dossiers/${safe.id}/show`);
    await leader.page.getByRole('note').getByText('An toàn', { exact: true }).waitFor();
    await leader.go(`/dossiers/${silent.id}/show`);
    await leader.see(silent.code);
    expect(await leader.page.getByRole('note').count()).toBe(0);
    expect(leader.errors).toEqual([]);
  });

  it('leaves those who do only their own work with their own work', async () => {
    const officer = await desk.as('thuly');
    await officer.see('Quá hạn');
    const mark = officer.page.locator('tbody tr[tabindex]').getByRole('img', { name: 'Dự báo: Sẽ trễ' });
    await mark.waitFor();
    // The column leaves room for it beside the longest words of the time that is left.
    await mark.evaluate((sign) => {
      sign.previousElementSibling!.lastChild!.textContent = 'còn 22 giờ 44 phút';
    });
    const isShown = await mark.evaluate(
      (sign) => sign.getBoundingClientRect().right <= sign.closest('td')!.getBoundingClientRect().right,
    );
    expect(isShown).toBe(true);
    expect(await officer.page.getByText('Sẽ trễ (cả cơ quan)').count()).toBe(0);
    expect(officer.errors).toEqual([]);
  });

  it('speaks English to a supervisor who likes that better', async () => {
    const answer = await (await desk.api.as('giamsat')).send('PUT', '/api/v1/auth/preferences', { locale: 'en' });
    expect(answer.status).toBe(200);
    const supervisor = await desk.as('giamsat');
    await supervisor.page.getByRole('button', { name: '1 Will be late (office)' }).waitFor();
    await supervisor.see('Last month’s forecast: right 83/96');
    await supervisor.go(`/dossiers/${late.id}/show`);
    await supervisor.see('Will be late at step Ký duyệt');
    expect(supervisor.errors).toEqual([]);
  });
});
