import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WARD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { birthRegistration, citizenId, inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { chooseProcedure, writePerson } from './take-in.js';

describeDesk('the desk for eyes, ears and keys of all kinds', () => {
  let desk: Desk;
  const dossiers: TestDossier[] = [];

  beforeAll(async () => {
    desk = await startDesk();
    const { api } = desk;
    for (const state of ['submitted', 'awaiting_supplement', 'handed_over'] as const) {
      dossiers.push(await inState[state](api));
    }
    // One that waits for a second person, and so asks the leader.
    const asked = await takeIn(await api.as('motcua'));
    await (await api.as('motcua')).act(asked, 'withdraw', { reason: 'Công dân xin rút' });
    await (
      await api.as('motcua')
    ).post('/api/v1/catch-ups', {
      reason: 'Mất điện từ 8 giờ đến 11 giờ',
      decision: 'TB 12/TB-UBND',
      entries: [{ receivedAt: '2026-02-06T10:00:00+07:00', blockNumber: 'KG-0015', dossier: birthRegistration() }],
    });
    dossiers.push(asked, await mustAct(await api.as('motcua'), await takeIn(await api.as('motcua')), 'forward'));
  });
  afterAll(() => desk.stop());

  /** Nothing against it, named by the screen. */
  async function free(window: DeskPage, screen: string): Promise<void> {
    expect([screen, await barriersInBothSchemes(window)]).toEqual([screen, []]);
  }

  it('has no barrier at the sign-in', async () => {
    const window = await desk.open();
    await window.page.locator('input[name=password]').waitFor();
    await free(window, 'sign-in');
    await window.page.locator('input[name=username]').fill('motcua');
    await window.page.locator('input[name=password]').fill('falsch');
    await window.press('Enter');
    await window.page.getByRole('alert').waitFor();
    await free(window, 'refused sign-in');
  });

  it('has no barrier at the counter', async () => {
    const window = await desk.as('motcua');
    const { page } = window;
    const rows = page.locator('tbody tr[tabindex]');
    await rows.first().waitFor();
    await free(window, 'my work');
    // By name: which one is due first hangs on the hour.
    await rows.filter({ hasText: dossiers[0]!.code }).getByRole('checkbox').click();
    await page.getByRole('region', { name: 'Hồ sơ đã chọn' }).waitFor();
    await free(window, 'my work with a selection');
    for (const key of ['?', 't']) {
      await window.press(key);
      await window.dialog().waitFor();
      await free(window, key === '?' ? 'sheet of keys' : 'batch');
      await window.press('Escape');
      await window.dialog().waitFor({ state: 'detached' });
    }

    await window.go('/dossiers');
    await rows.first().waitFor();
    await window.press('f');
    await page.getByRole('region', { name: 'Bộ lọc' }).waitFor();
    for (const view of await page.getByRole('tab').allInnerTexts()) {
      await page.getByRole('tab', { name: view }).click();
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      await free(window, `list: ${view}`);
    }
    for (const dossier of dossiers) {
      await window.go(`/dossiers/${dossier.id}/show`);
      await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
      await page.getByText(dossier.code, { exact: true }).first().waitFor();
      await free(window, `dossier: ${dossier.state}`);
    }
    for (const path of [
      '/to-hand-over',
      '/approvals',
      '/notices',
      '/results',
      '/print-queue/handover-sheets',
      '/print-queue/registers',
      '/calls',
      '/account',
      '/quick',
      '/catch-ups',
      '/catch-ups/new',
      '/intake',
    ]) {
      await window.go(path);
      // Intake begins with its list of procedures open.
      await window.press('Escape');
      await free(window, path);
    }
    await chooseProcedure(window, '1.001193', '1.001193');
    await writePerson(window, { name: 'Trần Thị Bưởi', citizenId: citizenId(), phone: '0912345999' });
    await window.press('F2');
    await page.getByRole('textbox', { name: 'Họ và tên', exact: true }).waitFor();
    await window.press('Alt+m');
    await free(window, 'intake, filled');
    await window.press('Alt+a', 'F2');
    await window.button('Người tiếp theo').waitFor();
    await free(window, 'intake, saved');
    expect(window.errors).toEqual([]);
  });

  it('has no barrier where a leader and a clerk look', async () => {
    const leader = await desk.as('lanhdao');
    await leader.go('/approvals');
    await leader.page.locator('main td a').first().waitFor();
    await free(leader, 'approvals');
    await leader.page.locator('main td a').first().click();
    await leader.button('Duyệt').waitFor();
    await free(leader, 'dossier that asks for approval');
    for (const key of ['F3', 'F4', 'h']) {
      await leader.press(key);
      await leader.dialog().waitFor();
      await free(leader, `dialog of ${key}`);
      await leader.press('Escape');
      await leader.dialog().waitFor({ state: 'detached' });
    }
    await leader.go('/catch-ups');
    await leader.page.locator('main td a').first().click();
    await leader.button('Duyệt').waitFor();
    await free(leader, 'batch entered afterwards');
    const clerk = await desk.as('vanthu');
    await clerk.see('Không còn việc nào đang chờ bạn.');
    await free(clerk, 'my work, empty');
  });

  it('has no barrier in administration', async () => {
    const window = await desk.as('quantri');
    const [office] = await desk.api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [WARD]);
    const [person] = await desk.api.sql<{ id: string }>('SELECT id FROM staff WHERE username = $1', ['motcua']);
    for (const path of [
      'procedures',
      'procedures/new',
      'procedures/1.001193',
      'procedures/1.001193/new-version',
      'offices',
      'offices/new',
      `offices/${office!.id}`,
      'staff',
      'staff/new',
      `staff/${person!.id}`,
      'calendar',
    ]) {
      await window.go(`/admin/${path}`);
      await free(window, path);
    }
    expect(window.errors).toEqual([]);
  });
});
