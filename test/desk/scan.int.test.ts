import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { inState, takeIn } from '../support/dossiers.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { replayKeys } from './replay-keys.js';
import { CARD_STREAMS, scanOf } from './scan-streams.js';

const streams = CARD_STREAMS.filter(({ name }) =>
  ['a plain US scanner', 'Telex active', 'two halves, 400 ms apart'].includes(name),
);

describeDesk('the scanner at the counter', () => {
  let desk: Desk;
  let window: DeskPage;

  beforeAll(async () => {
    desk = await startDesk();
    await takeIn(await desk.api.as('motcua'));
  });
  afterAll(() => desk.stop());

  beforeEach(async () => {
    window = await desk.as('motcua');
  });

  async function scan(records: (typeof CARD_STREAMS)[number]['records']): Promise<void> {
    const cdp = await window.page.context().newCDPSession(window.page);
    await replayKeys(cdp, records);
    await cdp.detach();
  }

  const field = (name: string) => window.page.getByRole('textbox', { name, exact: true });

  it('is tried with three ways a card can come', () => expect(streams).toHaveLength(3));

  it.each(streams)('begins an intake from anywhere with a card: $name', async ({ text, records }) => {
    const [number, , fullName] = text.split('|');
    await window.page.locator('tbody tr[tabindex]').first().waitFor();
    await scan(records);
    await field('Số định danh').waitFor();
    await window.page.waitForFunction(
      (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
      number,
    );
    expect(await field('Họ và tên').inputValue()).toBe(fullName);
    expect(await field('Ngày sinh').inputValue()).toBe('15/08/1990');
    expect(await window.page.getByLabel('Tìm hồ sơ').inputValue()).toBe('');
  });

  it('leaves the field untouched in which the cursor stands', async () => {
    await window.go('/intake');
    const sets = field('Số bộ');
    await sets.fill('12');
    await sets.focus();
    const [{ records, text }] = streams as [(typeof streams)[number]];
    await scan(records);
    await window.page.waitForFunction(
      (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
      text.split('|')[0],
    );
    expect(await sets.inputValue()).toBe('12');
  });

  it('opens the dossier whose slip is scanned, at the act due next', async () => {
    const dossier = await inState.decided(desk.api);
    await window.go('/account');
    await scan(scanOf(dossier.code, 'Enter'));
    const dialog = window.page.getByRole('dialog', { name: 'Nhận kết quả về quầy' });
    await dialog.waitFor();
    expect(window.page.url()).toContain(dossier.id);
    // The scanner's Enter has not done the act.
    const events = await desk.api.sql('SELECT 1 FROM dossier_event WHERE dossier_id = $1 AND transition = $2', [
      dossier.id,
      'receive_result',
    ]);
    expect(events).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});
