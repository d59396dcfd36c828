import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CITY_SUPERVISOR, type FigureWorld, figureWorld } from '../figures/figure-world.js';
import { describeDesk } from '../support/chromium.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, deskBefore, type DeskPage, UI_FOLDER } from './desk.js';

describeDesk('figures to steer by', () => {
  let world: FigureWorld;
  let desk: Desk;
  let window: DeskPage;

  beforeAll(async () => {
    world = await figureWorld(UI_FOLDER);
    await world.countMinutes();
    desk = await deskBefore(world.api);
    window = await desk.as(CITY_SUPERVISOR);
  });
  afterAll(() => desk.stop());

  const open = async (tab: string): Promise<void> => {
    await window.go('/figures');
    await window.page.getByRole('tab', { name: tab }).press('Enter');
    await window.page.locator('[role=tab][aria-selected=true]', { hasText: tab }).waitFor();
  };

  /** Opens the list behind a number by its keys, and tells whether it has so many dossiers. */
  const opens = async (name: RegExp): Promise<void> => {
    const { page } = window;
    const link = page.getByRole('link', { name }).first();
    const count = Number((await link.innerText()).trim());
    await link.focus();
    await page.keyboard.press('Enter');
    await window.see(/Đúng các hồ sơ của số liệu/);
    await page.locator('tbody tr[tabindex]').first().waitFor();
    expect(await page.locator('tbody tr[tabindex]').count()).toBe(count);
  };

  it('tell how long steps take, the costliest first, and open the dossiers of a step', async () => {
    const { page } = window;
    await open('Thời gian từng bước');
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('year');
    await page.getByRole('combobox', { name: 'Theo', exact: true }).selectOption('office');
    const rows = page.getByRole('table', { name: /^Thời gian mất ở đâu/ }).getByRole('row');
    await rows.filter({ hasText: 'UBND phường Sao Đỏ' }).first().waitFor();
    expect(await rows.nth(1).innerText()).toMatch(/^Tiếp nhận hồ sơ\s+UBND phường Cộng Hòa\s.*ngày/s);
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await opens(/^Danh sách hồ sơ: Qua bước trong kỳ, Tiếp nhận hồ sơ, UBND phường Cộng Hòa/);
    await window.see(/“Qua bước trong kỳ”: H23\.18\.07, một bước, 15\/12\/2025/);
  });

  it('tell how old open dossiers are and how late, in a chart with its table, and open a band', async () => {
    const { page } = window;
    await open('Tuổi hồ sơ');
    await page.getByRole('img', { name: /^Biểu đồ số hồ sơ\. 0–2 ngày làm việc: 3; / }).waitFor();
    await page.getByRole('combobox', { name: 'Tuổi tính từ' }).selectOption('overdue');
    await page.getByRole('img', { name: /Quá hạn > 30 ngày: 6/ }).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await opens(/^Danh sách hồ sơ: Quá hạn > 30 ngày, .*: 6$/);
    expect(window.errors).toEqual([]);
  });

  it('tell how much had to be supplemented and was refused, and open the refused', async () => {
    const { page } = window;
    await open('Bổ sung, từ chối');
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('year');
    await page.getByRole('combobox', { name: 'Theo', exact: true }).selectOption('office');
    await page.getByRole('columnheader', { name: 'Cơ quan' }).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await opens(/^Danh sách hồ sơ: Từ chối tiếp nhận, UBND phường Cộng Hòa: 1$/);
  });

  it('tell why dossiers stand still and for how long, and open those of a cause', async () => {
    const { page } = window;
    await open('Tạm dừng');
    await page.getByRole('img', { name: /Dừng 16–30 ngày: 1/ }).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await opens(/^Danh sách hồ sơ: Đang tạm dừng, Dừng xử lý: 1$/);
    await window.see(/“Đang tạm dừng”: UBND thành phố Chí Linh và trực thuộc, Dừng xử lý/);
    expect(window.errors).toEqual([]);
  });
});
