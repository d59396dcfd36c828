import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

/** Holds up what waits for it until it is opened. */
function gate(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describeDesk('a desk that says what it does and does not move under the hand', () => {
  let desk: Desk;
  let dossier: TestDossier;

  beforeAll(async () => {
    desk = await startDesk();
    dossier = await takeIn(await desk.api.as('motcua'));
  });
  afterAll(() => desk.stop());

  const topOf = ({ page }: DeskPage, words: string): Promise<number> =>
    page.getByText(words, { exact: true }).evaluate((element) => element.getBoundingClientRect().top);

  it('shows that a page is on its way, whether its script is slow or its answer', async () => {
    const window = await desk.open();
    const { page } = window;
    const script = gate();
    const answer = gate();
    await page.route(/\/assets\/NoticesPage-[^/]+\.js$/, (route) => script.opened.then(() => route.continue()));
    await page.route(/\/api\/v1\/notices\?/, (route) => answer.opened.then(() => route.continue()));
    await window.signIn('motcua');
    await window.heading();
    const line = page.locator('main').getByRole('progressbar', { name: 'Đang tải' });
    await line.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Thông báo' }).click();
    await line.waitFor();
    await page.locator('main[aria-busy=true]').waitFor();
    await page.locator('nav .active', { hasText: 'Thông báo' }).waitFor();
    script.open();
    // The page is there, its answer is not.
    await page.getByRole('heading', { name: 'Thông báo cho công dân', level: 1 }).waitFor();
    await line.waitFor();
    const top = await topOf(window, 'Thông báo cho công dân');
    expect(await barriersInBothSchemes(window)).toEqual([]);
    answer.open();
    await line.waitFor({ state: 'detached' });
    await page.locator('main[aria-busy=false]').waitFor();
    expect(await topOf(window, 'Thông báo cho công dân')).toBe(top);
    expect(window.errors).toEqual([]);
  });

  it('takes the procedure that was typed, also over one that was chosen by mistake', async () => {
    const window = await desk.as('motcua');
    await window.go('/intake');
    const field = window.page.getByRole('combobox', { name: 'Thủ tục' });
    for (const [words, code] of [
      ['khai sinh ket hop', '1.000689'],
      ['khai sinh', '1.001193'],
    ] as const) {
      await field.focus();
      await window.press('Control+A');
      await window.type(words);
      await window.page.locator('[role=option].Mui-focused', { hasText: code }).waitFor();
      await window.press('Enter');
      await window.page.waitForFunction(
        (its) => document.querySelector<HTMLInputElement>('main [role=combobox]')!.value.startsWith(its),
        code,
      );
    }
    expect(window.errors).toEqual([]);
  });

  it('leaves the search to who writes it, and goes to what was found at Enter', async () => {
    const window = await desk.as('motcua');
    const { page } = window;
    await window.press('/');
    await window.type('Nguyen');
    // A pause shows the list; what is typed after it belongs to the search all the same.
    await page.locator('tbody tr[tabindex]', { hasText: dossier.code }).waitFor();
    await page.waitForURL(/#\/dossiers/);
    await window.type(' thi hoa');
    expect(await page.getByRole('textbox', { name: 'Tìm hồ sơ' }).inputValue()).toBe('Nguyen thi hoa');
    await window.press('Enter', 'ArrowDown');
    await page.locator('tbody tr:focus').waitFor();
    expect(window.errors).toEqual([]);
  });

  it('leaves the form where it is when it says what a number is worth', async () => {
    const window = await desk.as('motcua');
    await window.go('/intake');
    const field = (name: string) => window.page.getByRole('textbox', { name, exact: true });
    await field('Họ và tên').fill('Nguyễn Thị Hoà');
    const top = await topOf(window, 'Nhận và trả');
    await field('Số định danh').pressSequentially('030190012345');
    await window.see('khớp số ✓');
    await field('Điện thoại').fill('0912345678');
    await window.see('SMS ✓');
    expect(await topOf(window, 'Nhận và trả')).toBe(top);
    expect(window.errors).toEqual([]);
  });

  it('writes amounts with dots while one types, takes what was copied, and says what it cannot read', async () => {
    const window = await desk.as('motcua');
    const { page } = window;
    await window.go(`/dossiers/${dossier.id}/show`);
    await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await window.press('p');
    const amount = window.dialog().getByRole('textbox', { name: 'Số tiền' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const paste = async (copied: string): Promise<void> => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
      await amount.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+V');
    };
    await amount.focus();
    await window.type('1200000');
    expect(await amount.inputValue()).toBe('1.200.000');
    await window.dialog().getByText('Cộng: 1.200.000 ₫').waitFor();
    // One digit in the middle: the cursor stays behind it.
    await window.press('Home', 'ArrowRight', '5', '6');
    expect(await amount.inputValue()).toBe('156.200.000');
    await window.press('Backspace', 'Backspace');
    expect(await amount.inputValue()).toBe('1.200.000');
    // A dot is stepped over, from either side.
    await window.press('Delete', 'Delete');
    expect(await amount.inputValue()).toBe('100.000');
    await window.press('2', 'Home', 'ArrowRight', 'ArrowRight', 'Backspace', 'Backspace');
    expect(await amount.inputValue()).toBe('200.000');
    // Zeros wait for the digit before them until the field is left.
    await window.press('Delete');
    expect(await amount.inputValue()).toBe('00.000');
    await window.press('9');
    expect(await amount.inputValue()).toBe('900.000');
    await window.press('Backspace');
    await page.keyboard.press('Tab');
    expect(await amount.inputValue()).toBe('0');
    for (const copied of ['1.200.000', '1200000 đ', '1 200 000']) {
      await paste(copied);
      expect(await amount.inputValue()).toBe('1.200.000');
    }
    await paste('1000000001');
    await page.keyboard.press('Tab');
    await window.dialog().getByText('Nhiều nhất 1.000.000.000 ₫').waitFor();
    await window.dialog().getByText('Cộng: –').waitFor();
    await paste('1,5 triệu');
    await page.keyboard.press('Tab');
    await window.dialog().getByText('Ghi số đồng, ví dụ 8.000').waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await window.dialog().locator('button[type=submit]').click();
    expect(await window.dialog().isVisible()).toBe(true);
    expect(window.errors).toEqual([]);
  });

  it('tells a leader of whom and of what a proposal is, and leaves who searches in the search box', async () => {
    await (await desk.api.as('motcua')).act(dossier, 'withdraw', { reason: 'Công dân xin rút' });
    const window = await desk.as('lanhdao');
    const answer = gate();
    await window.page.route(/\/api\/v1\/approvals\?/, (route) => answer.opened.then(() => route.continue()));
    await window.go('/approvals');
    await window.page.getByRole('heading', { level: 1, name: 'Đề nghị chờ duyệt' }).waitFor();
    await window.press('/');
    const search = window.page.locator('input:focus');
    await search.waitFor();
    answer.open();
    await window.page.getByRole('row').filter({ hasText: dossier.code }).waitFor();
    await search.waitFor();
    await search.blur();
    await window.go('/dossiers');
    await window.go('/approvals');
    const row = window.page.getByRole('row').filter({ hasText: dossier.code });
    for (const words of ['Nguyễn Thị Hoà', 'Đăng ký khai sinh', 'rút hồ sơ theo nguyện vọng công dân']) {
      await row.getByText(words).waitFor();
    }
    await window.page.waitForFunction(() => document.activeElement?.closest('td') !== null);
    await window.press('Enter');
    await window.button('Duyệt').waitFor();
    expect(window.errors).toEqual([]);
  });
});
