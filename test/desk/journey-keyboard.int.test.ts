import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { stored } from './stored.js';
import { savedCode } from './take-in.js';

describeDesk('a birth registration from intake to hand-over, by keyboard alone', () => {
  let desk: Desk;
  let counter: DeskPage;
  let id: string;
  const windows: DeskPage[] = [];

  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  async function sit(username: string): Promise<DeskPage> {
    const window = await desk.open();
    windows.push(window);
    await window.page.evaluate(() => {
      document.addEventListener('pointerdown', () => (document.body.dataset['mouse'] = 'used'), { capture: true });
    });
    await window.page.locator('input[name=username]').waitFor();
    await window.type(username);
    await window.press('Tab');
    await window.page.keyboard.type(DEMO_PASSWORD);
    await window.press('Enter');
    await window.page.locator('nav').waitFor();
    return window;
  }

  /** Goes on with Tab to the field or button of this name. */
  async function tabTo({ page }: DeskPage, role: 'button' | 'checkbox' | 'textbox', name: string): Promise<void> {
    const wanted = page.getByRole(role, { name, exact: true }).first();
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press('Tab');
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Sixty times Tab did not lead to ${name}.`);
  }

  /** The focus stays with the work: in the page or in its dialog, where the next key is heard. */
  const focusIsHome = ({ page }: DeskPage): Promise<unknown> =>
    page.waitForFunction(() => document.activeElement?.closest('main, [role=dialog]') !== null);

  async function act(window: DeskPage, key: string, ...keys: string[]): Promise<void> {
    await window.press(key);
    await window.dialog().waitFor();
    await focusIsHome(window);
    await window.press(...keys, 'Enter');
    await window.dialog().waitFor({ state: 'detached' });
    await focusIsHome(window);
  }

  /** From one's own work to the dossier: down into the list, and Enter. */
  async function openFirst(window: DeskPage, key: 'Enter' | 'F2'): Promise<void> {
    await window.page.locator('tbody tr[tabindex="0"]').waitFor();
    await window.press('ArrowDown', key);
    await window.page.waitForURL(new RegExp(id));
    await window.page.getByText('Diễn biến', { exact: true }).waitFor();
  }

  it('is written down and saved', async () => {
    counter = await sit('motcua');
    await counter.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    await counter.press('n');
    await counter.page.getByRole('combobox', { name: 'Thủ tục' }).waitFor();
    await counter.type('dang ky khai sinh');
    await counter.page.getByRole('option', { name: '1.001193' }).waitFor();
    for (let steps = 0; steps < 12; steps++) {
      const [chosen] = await counter.page.locator('[role=option].Mui-focused').allInnerTexts();
      if (chosen?.includes('1.001193')) break;
      await counter.press('ArrowDown');
    }
    await counter.press('Enter');
    await tabTo(counter, 'button', 'Đăng ký đúng hạn');
    await counter.press('Space');
    await tabTo(counter, 'textbox', 'Số định danh');
    await counter.type('030190012345');
    await tabTo(counter, 'textbox', 'Họ và tên');
    await counter.page.keyboard.insertText('Nguyễn Thị Hoà');
    await tabTo(counter, 'textbox', 'Điện thoại');
    await counter.type('0912345678');
    // Told by text message only.
    await counter.press('Alt+M', 'Tab', 'Space');
    await tabTo(counter, 'checkbox', 'Tờ khai đăng ký khai sinh');
    await counter.press('Space', 'ArrowDown', 'Space');
    await counter.press('F4');
    const code = await savedCode(counter);
    await focusIsHome(counter);
    const [taken] = await desk.api.sql<{ id: string; messages: object }>(
      'SELECT id, messages FROM dossier WHERE code = $1',
      [code],
    );
    expect(taken!.messages).toEqual({ channels: ['sms'], language: 'vi' });
    ({ id } = taken!);
    await counter.press('Alt+1');
    await openFirst(counter, 'Enter');
  });

  it('is accepted, lacks a paper, gets it and goes on', async () => {
    await act(counter, 't');
    // The first paper, and the second of the usual faults: it cannot be read.
    await act(counter, 'b', 'Space', 'Tab', 'Tab', 'Space', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    await act(counter, 'd', 'Space');
    await act(counter, 'c');
    expect((await stored(desk, id)).events.at(-1)).toBe('forward');
  });

  it('is appraised, signed and numbered', async () => {
    const officer = await sit('thuly');
    await openFirst(officer, 'F2');
    await officer.dialog().waitFor();
    await officer.press('Enter');
    await officer.dialog().waitFor({ state: 'detached' });
    await focusIsHome(officer);
    await act(officer, 'c');

    const leader = await sit('lanhdao');
    await openFirst(leader, 'Enter');
    await act(leader, 'k');

    const clerk = await sit('vanthu');
    await openFirst(clerk, 'Enter');
    await act(clerk, 's');
  });

  it('comes back to the counter and is handed over', async () => {
    await counter.page.getByText('Đã xử lý xong', { exact: true }).waitFor();
    await act(counter, 'v');
    await act(counter, 'r');
    expect(await stored(desk, id)).toMatchObject({
      state: 'handed_over',
      events: [
        ...['submit', 'accept', 'request_supplement', 'receive_supplement', 'forward', 'receive_handover', 'forward'],
        ...['receive_handover', 'sign', 'decide', 'receive_result', 'hand_over'],
      ],
    });
  });

  it('has been done without the mouse and without a complaint of any page', async () => {
    for (const { page, errors } of windows) {
      expect(errors).toEqual([]);
      expect(await page.evaluate(() => document.body.dataset['mouse'])).toBeUndefined();
    }
  });
});
