import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { inState } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('reports', () => {
  let desk: Desk;
  let window: DeskPage;

  beforeAll(async () => {
    desk = await startDesk();
    const { api } = desk;
    await inState.decided(api);
    await inState.withdrawn(api);
    await inState.awaiting_supplement(api);
    window = await desk.as('lanhdao');
    await window.go('/figures');
  });
  afterAll(() => desk.stop());

  it('show Biểu II.06 and today, and open exactly the dossiers behind a number', async () => {
    const { page } = window;
    const total = page.getByRole('row').last();
    await total.getByRole('link').first().waitFor();
    const [, received, , direct, , finished, before, onTime, late, open, inTime] = await total
      .getByRole('cell')
      .allInnerTexts();
    expect({ received, direct, finished, late, open, inTime }).toEqual({
      received: '3',
      direct: '3',
      finished: '2',
      late: '0',
      open: '1',
      inTime: '1',
    });
    // What is taken in after the cut-off is due the next working day, and so is done before time today.
    expect(Number(before) + Number(onTime)).toBe(2);
    await window.see(/Số liệu khớp: \(3\) = \(7\) \+ \(11\)/);
    expect(await barriers(window)).toEqual([]);
    await total.getByRole('link', { name: 'Danh sách hồ sơ: Đã giải quyết, Tổng số: 2' }).click();
    await window.see(/Đúng các hồ sơ của số liệu “Đã giải quyết”/);
    // Rows that only hold the place of what is being read cannot be opened.
    const dossiers = page.locator('tbody tr[tabindex]');
    await dossiers.first().waitFor();
    expect(await dossiers.count()).toBe(2);
    expect(await barriers(window)).toEqual([]);
  });

  it('open the dossiers that the card of the website is made of', async () => {
    const { page } = window;
    await window.go('/figures');
    const made = page.getByRole('link', { name: /^Danh sách hồ sơ: Nhận giải quyết, .*: 3$/ }).last();
    await made.scrollIntoViewIfNeeded();
    await made.click();
    await window.see(/Đúng các hồ sơ của số liệu “Nhận giải quyết”/);
    const dossiers = page.locator('tbody tr[tabindex]');
    await dossiers.first().waitFor();
    expect(await dossiers.count()).toBe(3);
  });

  it('show the card of the end of an earlier month', async () => {
    const { page } = window;
    await window.go('/figures');
    const month = page.getByRole('combobox', { name: 'Tính đến hết tháng' });
    const present = await month.inputValue();
    const before = `${Number(present.slice(0, 4)) - 4}${present.slice(4)}`;
    const handled = (count: number) => page.locator('dl dd', { hasText: new RegExp(`^${count}$`) }).first();
    await handled(3).waitFor();
    await month.selectOption(before);
    await page.locator('dl dd', { hasText: /^chưa có hồ sơ$/ }).waitFor();
    await window.see(new RegExp(`Tính từ ngày 01/01/${before.slice(0, 4)}`));
    await month.selectOption(present);
    await handled(3).waitFor();
  });

  it('save the form for Excel, and show an administrator how to put the card on the website', async () => {
    const { page } = window;
    await window.go('/figures');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Excel' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^II\.06-H23\.18\.07-\d{4}-\d\d\.xlsx$/);

    const admin = await desk.as('quantri');
    await admin.go('/figures');
    await admin.page.getByRole('button', { name: 'Công khai', exact: true }).click();
    await admin.see(/Thẻ đang công khai/);
    await admin.see('Số hồ sơ xử lý');
    expect(await admin.page.getByLabel(/^Mã nhúng/).inputValue()).toMatch(/^<iframe src="http/);
    // Half of a button that is scrolled under the bar is no small button.
    await admin.page.evaluate(() => scrollTo(0, 0));
    expect(await barriers(admin)).toEqual([]);
    expect(admin.errors).toEqual([]);
  });

  it('tell what was on time by months and by officer, and open exactly the dossiers behind a number', async () => {
    const { page } = window;
    await window.go('/figures');
    const onTime = page.getByRole('tab', { name: 'Tỉ lệ đúng hạn' });
    await onTime.press('Enter');
    await page.locator('[role=tab][aria-selected=true]:focus', { hasText: 'Tỉ lệ đúng hạn' }).waitFor();
    await page.getByRole('img', { name: /^Biểu đồ tỉ lệ đúng hạn\. Kỳ này: \d\d\/\d{4}: 100\s%\. / }).waitFor();
    // The heading, and twelve months with the present one.
    expect(await page.getByRole('row').count()).toBe(13);
    expect(await barriers(window)).toEqual([]);
    await page.getByRole('combobox', { name: 'Theo' }).selectOption('officer');
    await window.see(/hồ sơ đến nay chưa xong tính cho người đang giữ/);
    await page
      .getByRole('link', { name: /^Danh sách hồ sơ: Đang giải quyết: trong hạn, .*: 1$/ })
      .first()
      .click();
    await window.see(
      /Đúng các hồ sơ của số liệu “Đang giải quyết: trong hạn”: .*, (Chưa ai giữ|[^,]*[^\d,][^,]*), \d\d/,
    );
    const dossiers = page.locator('tbody tr[tabindex]');
    await dossiers.first().waitFor();
    expect(await dossiers.count()).toBe(1);
    await window.go('/figures');
    await page.getByRole('tab', { name: 'Biểu II.06' }).click();
  });

  it('stand in the address: the back button returns to the report before, and a link leads to what was seen', async () => {
    const { page } = window;
    const chosen = (name: string) => page.locator('[role=tab][aria-selected=true]', { hasText: name });
    await window.go('/figures');
    await page.getByRole('tab', { name: 'Biểu II.06' }).press('Enter');
    await chosen('Biểu II.06').waitFor();
    await page.getByRole('tab', { name: 'Thời gian từng bước' }).press('Enter');
    await chosen('Thời gian từng bước').waitFor();
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('quarter');
    await page.getByRole('combobox', { name: 'Theo', exact: true }).selectOption('officer');
    await page.waitForURL(/by=officer/);
    const address = new URL(page.url().replace('#', ''));
    expect(Object.fromEntries(address.searchParams)).toEqual({
      tab: 'steps',
      office: 'H23.18.07',
      below: 'true',
      period: expect.stringMatching(/^\d{4}-Q\d$/),
      by: 'officer',
    });
    // The memory of the page is gone with it.
    await page.reload();
    await chosen('Thời gian từng bước').waitFor();
    expect(await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).inputValue()).toBe('quarter');
    expect(await page.getByRole('combobox', { name: 'Theo', exact: true }).inputValue()).toBe('officer');
    await page.goBack();
    await chosen('Biểu II.06').waitFor();
    await page.goForward();
    await chosen('Thời gian từng bước').waitFor();
    await page.getByRole('tab', { name: 'Tuổi hồ sơ' }).press('Enter');
    await chosen('Tuổi hồ sơ').waitFor();
    await page.getByRole('combobox', { name: 'Tuổi tính từ' }).selectOption('overdue');
    await page.waitForURL(/age=overdue/);
    await page.reload();
    await page.getByRole('heading', { name: 'Hồ sơ quá hạn đã bao lâu' }).waitFor();
    await page.getByRole('tab', { name: 'Biểu II.06' }).press('Enter');
    await chosen('Biểu II.06').waitFor();
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('month');
  });

  it('tell what was on time in a period of the reports, and say it in the address when opened without one, too', async () => {
    const { page } = window;
    const said = (): Record<string, string> =>
      Object.fromEntries(new URL(page.url().replace('#', '')).searchParams.entries());
    await window.go('/figures');
    await page.getByRole('tab', { name: 'Tỉ lệ đúng hạn' }).press('Enter');
    await page.getByRole('combobox', { name: 'Thời gian' }).selectOption('period');
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('year');
    await page.getByRole('combobox', { name: 'Theo', exact: true }).selectOption('field');
    await window.see(/Cộng Hòa, 15\/12\/\d{4} – /);
    expect(await barriers(window)).toEqual([]);
    const whole = {
      tab: 'onTime',
      office: 'H23.18.07',
      below: 'true',
      when: 'period',
      period: expect.stringMatching(/^\d{4}$/),
      by: 'field',
    };
    await page.waitForURL(/by=field/);
    expect(said()).toEqual(whole);
    await page.evaluate(() => (document.location.hash = '/figures'));
    await page.waitForURL(/by=field/);
    expect(said()).toEqual(whole);
    await window.see(/Cộng Hòa, 15\/12\/\d{4} – /);
    await page.getByRole('combobox', { name: 'Thời gian' }).selectOption('lately');
    await page.getByRole('combobox', { name: 'Theo', exact: true }).selectOption('month');
    await page.getByRole('tab', { name: 'Biểu II.06' }).press('Enter');
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('month');
  });

  it('are worked by keys alone, and say what a figure counts', async () => {
    const { page } = window;
    await window.go('/figures');
    const tile = page.getByRole('link', { name: /^Danh sách hồ sơ: Chờ công dân/ });
    await tile.waitFor();
    await tile.focus();
    await page.keyboard.press('Tab');
    await page.getByRole('tooltip', { name: /chờ công dân bổ sung giấy tờ/ }).waitFor();
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('year');
    await page.getByText(/Từ ngày 15\/12\/\d{4} đến ngày 14\/12\/\d{4}/).waitFor();
    await tile.focus();
    await page.keyboard.press('Enter');
    await window.see(/Đúng các hồ sơ của số liệu “Chờ công dân”/);
    const dossiers = page.locator('tbody tr[tabindex]');
    await dossiers.first().waitFor();
    expect(await dossiers.count()).toBe(1);
    expect(window.errors).toEqual([]);
  });

  it('follow what happens without being touched: the tile, column (7) below it, and the card', async () => {
    const { page } = window;
    await window.go('/figures');
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('month');
    const tile = (count: number) =>
      page.getByRole('listitem').filter({ hasText: new RegExp(`^${count}\\s*Giải quyết hôm nay`) });
    const exactly = (count: number) => ({ hasText: new RegExp(`^${count}$`) });
    const finished = (count: number) => page.locator('tfoot tr > :nth-child(7)', exactly(count));
    const handled = (count: number) => page.locator('dl dd', exactly(count)).first();
    for (const shown of [tile(2), finished(2), handled(3)]) await shown.waitFor();
    await inState.decided(desk.api);
    for (const shown of [tile(3), finished(3), handled(4)]) await shown.waitFor();
    expect(window.errors).toEqual([]);
  });
});
