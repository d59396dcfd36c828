import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

/** What prints and what chooses files opens no dialog of ours. */
const NO_DIALOG = ['F9', 'f'];

describeDesk('the dialogs of acts for eyes, ears and keys of all kinds', () => {
  let desk: Desk;
  /** At whose desk, in which state. */
  const seats: (readonly [username: string, dossier: TestDossier])[] = [];

  beforeAll(async () => {
    desk = await startDesk();
    const { api } = desk;
    const [counter, officer, leader] = await Promise.all([api.as('motcua'), api.as('thuly'), api.as('lanhdao')]);
    for (const state of ['submitted', 'accepted', 'awaiting_supplement', 'awaiting_payment', 'decided'] as const) {
      seats.push(['motcua', await inState[state](api)]);
    }
    seats.push(['motcua', await inState.handed_over(api)]);
    const given = await inState.processing(api);
    seats.push(['motcua', given], ['thuly', given]);
    const held = await mustAct(officer, await mustAct(counter, await takeIn(counter), 'forward'), 'receive_handover');
    seats.push(['thuly', held], ['lanhdao', held]);
    const atLeader = await mustAct(officer, await inState.processing(api), 'forward');
    seats.push(['lanhdao', atLeader], ['lanhdao', await inState.suspended(api)]);
    const signed = await mustAct(leader, await mustAct(officer, await inState.processing(api), 'forward'), 'sign', {
      outcome: 'granted',
    });
    seats.push(['vanthu', signed]);
  });
  afterAll(() => desk.stop());

  /** The keys of all acts that the page offers, by button and by menu. */
  async function offered({ page }: DeskPage): Promise<string[]> {
    const more = page.getByRole('button', { name: 'Việc khác' });
    const keys = (): Promise<string[]> =>
      page
        .locator('main .MuiButton-contained, main .MuiButton-outlined, [role=menuitem]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-keyshortcuts') ?? ''));
    if (!(await more.isVisible())) return keys();
    await more.click();
    await page.getByRole('menu').waitFor();
    const found = await keys();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    return found;
  }

  it('have no barrier', async () => {
    const seen = new Set<string>();
    const windows = new Map<string, DeskPage>();
    for (const [username, dossier] of seats) {
      const window = windows.get(username) ?? (await desk.as(username));
      windows.set(username, window);
      await window.go(`/dossiers/${dossier.id}/show`);
      await window.page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
      for (const key of await offered(window)) {
        if (key === '' || NO_DIALOG.includes(key) || seen.has(key)) continue;
        seen.add(key);
        await window.press(key);
        const title = await window.dialog().getByRole('heading').first().innerText();
        expect([title, await barriersInBothSchemes(window)]).toEqual([title, []]);
        await window.press('Escape');
        await window.dialog().waitFor({ state: 'detached' });
      }
      expect(window.errors).toEqual([]);
    }
    expect(seen.size).toBeGreaterThanOrEqual(25);
  }, 600_000);
});
