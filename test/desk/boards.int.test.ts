import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CITY_SUPERVISOR, type FigureWorld, figureWorld, NOW, WARD } from '../figures/figure-world.js';
import { describeDesk } from '../support/chromium.js';
import { takeIn } from '../support/dossiers.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, deskBefore, type DeskPage, UI_FOLDER } from './desk.js';
import { itPapers } from '../support/pdf-tools.js';
import { cutOnScreens, headsOnSheets, otherwiseInTheDark, printed } from './fits.js';

/** Every board with the words over its table, and by what it is grouped where its rows are longest. */
const BOARDS: readonly (readonly [tab: string, heading: string, groupBy?: string])[] = [
  ['Biểu II.06', 'Tình hình, kết quả giải quyết thủ tục hành chính'],
  ['Tỉ lệ đúng hạn', 'Tỉ lệ giải quyết đúng hạn theo tháng', 'month'],
  ['Tỉ lệ đúng hạn', 'So sánh các cơ quan', 'office'],
  ['Thời gian từng bước', 'Thời gian mất ở đâu', 'officer'],
  ['Tuổi hồ sơ', 'Tuổi hồ sơ đang giải quyết', 'procedure'],
  ['Bổ sung, từ chối', 'Bổ sung, từ chối và kết thúc không có kết quả', 'procedure'],
  ['Tạm dừng', 'Hồ sơ đang tạm dừng', 'cause'],
  ['Nguyên nhân quá hạn', 'Nguyên nhân quá hạn'],
  ['Chỉ số 766', 'Tiến độ giải quyết'],
];

describeDesk('figures to steer by', () => {
  let world: FigureWorld;
  let desk: Desk;
  let window: DeskPage;

  beforeAll(async () => {
    world = await figureWorld(UI_FOLDER);
    await world.countMinutes();
    // Each stay once more a year earlier, so that there is something to compare with.
    await world.api.sql(`CREATE TEMP TABLE earlier AS SELECT * FROM step_duration WHERE left_at IS NOT NULL;
      UPDATE earlier SET id = gen_random_uuid(), entered_at = entered_at - interval '1 year', left_at = left_at - interval '1 year';
      INSERT INTO step_duration SELECT * FROM earlier;`);
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

  itPapers(
    'fit on a small and a large screen in both themes, and are printed with every number of their tables',
    async () => {
      const { page } = window;
      const faults: string[] = [];
      let goingOnSheets = 0;
      for (const [tab, heading, groupBy] of BOARDS) {
        await open(tab);
        for (const [name, value] of [
          ['Kỳ báo cáo', 'year'],
          ['Theo', groupBy],
        ] as const) {
          const field = page.getByRole('combobox', { name, exact: true });
          if (value !== undefined && (await field.count()) > 0) await field.selectOption(value);
        }
        await page.getByText(heading).first().waitFor();
        const { text, missing } = await printed(window);
        const { lacking, goingOn } = await headsOnSheets(window);
        goingOnSheets += goingOn;
        const found = [
          ...missing.map((word) => `not printed: ${word}`),
          ...lacking,
          ...(await cutOnScreens(window, `board-${BOARDS.findIndex((board) => board[1] === heading)}`)),
          ...(await otherwiseInTheDark(window, `board-${BOARDS.findIndex((board) => board[1] === heading)}`)),
          ...(text.includes(heading) ? [] : ['its heading is not printed']),
          // What is pressed is not printed.
          ...(text.includes('Excel') ? ['buttons are printed'] : []),
        ];
        faults.push(...found.map((fault) => `${tab}, ${groupBy}: ${fault}`));
      }
      expect(faults).toEqual([]);
      expect(goingOnSheets).toBeGreaterThan(0);
      expect(window.errors).toEqual([]);
    },
  );

  it('lead to lists that name the office of each dossier, as does the list of all offices, until that is hidden', async () => {
    const { page } = window;
    const head = page.getByRole('columnheader', { name: 'Cơ quan', exact: true });
    const offices = ['UBND phường Cộng Hòa', 'UBND phường Sao Đỏ'];
    const named = (): Promise<number[]> =>
      Promise.all(offices.map((name) => page.locator('tbody tr[tabindex]').getByText(name, { exact: true }).count()));
    await window.go('/dossiers');
    await head.waitFor();
    await page.locator('tbody tr[tabindex]').first().waitFor();
    const [here, there] = await named();
    expect([here! > 0, there! > 0, here! + there!]).toEqual([
      true,
      true,
      await page.locator('tbody tr[tabindex]').count(),
    ]);
    expect(await barriersInBothSchemes(window)).toEqual([]);
    if (process.env['MOTCUA_SHOTS'])
      await page.screenshot({ path: `${process.env['MOTCUA_SHOTS']}/list-of-offices.png` });
    await window.press('Shift+C');
    const choice = page.getByRole('menuitemcheckbox', { name: 'Cơ quan', exact: true });
    expect(await choice.getAttribute('aria-checked')).toBe('true');
    await choice.press('Enter');
    await page.locator('[role=menuitemcheckbox][aria-checked=false]', { hasText: 'Cơ quan' }).waitFor();
    await window.press('Escape');
    await head.waitFor({ state: 'detached' });
    await window.press('Shift+C');
    await choice.press('Enter');
    await window.press('Escape');
    await head.waitFor();
  });

  it('tell how long steps take, the costliest first, and open the dossiers of a step', async () => {
    const { page } = window;
    await open('Thời gian từng bước');
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('year');
    await page.getByRole('combobox', { name: 'Theo', exact: true }).selectOption('office');
    const rows = page.getByRole('table', { name: /^Thời gian mất ở đâu/ }).getByRole('row');
    await rows.filter({ hasText: 'UBND phường Sao Đỏ' }).first().waitFor();
    expect(await rows.nth(1).innerText()).toMatch(
      /^Tiếp nhận hồ sơ\s+UBND phường Cộng Hòa\s.*\s%\s+năm trước: .*\s%\s.*ngày.*\s+năm trước: .*ngày/s,
    );
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await opens(/^Danh sách hồ sơ: Qua bước trong kỳ, Tiếp nhận hồ sơ, UBND phường Cộng Hòa/);
    await window.see(/“Qua bước trong kỳ”: UBND phường Cộng Hòa, Tiếp nhận hồ sơ, 15\/12\/2025/);
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

  it('tell the indicators of QĐ 766 with what they are made of, and open it', async () => {
    const { page } = window;
    await open('Chỉ số 766');
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('year');
    const row = page.getByRole('row', { name: /^Tiến độ giải quyết/ });
    await row.getByText(/^\d+,\d\d \/ 20$/).waitFor();
    if (process.env['MOTCUA_SHOTS']) await page.screenshot({ path: `${process.env['MOTCUA_SHOTS']}/qd-766.png` });
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await opens(/^Danh sách hồ sơ: Đã giải quyết: trước hạn, .*/);
    expect(window.errors).toEqual([]);
  });

  it('ask why a dossier is late, when it is decided or by itself, and tell the causes', async () => {
    const leader = await desk.as('lanhdao');
    const { page } = leader;
    const late = await world.api.sql<{ id: string; state: string }>(
      `SELECT d.id, d.state FROM dossier d JOIN office o ON o.id = d.handling_office_id AND o.code = $1
        WHERE d.state IN ('accepted', 'processing') AND NOT d.paused AND d.due_at < $2 ORDER BY d.state, d.id`,
      [WARD, `${NOW.slice(0, 10)}T00:00:00+07:00`],
    );
    const cause = page.getByRole('combobox', { name: 'Nguyên nhân quá hạn' });
    await leader.go(`/dossiers/${late[0]!.id}/show`);
    await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await leader.press('Shift+X');
    await cause.selectOption('complex');
    expect(await barriersInBothSchemes(leader)).toEqual([]);
    await leader.confirm();
    await leader.see(/nêu nguyên nhân quá hạn, vụ việc phức tạp, phải xác minh/);

    await leader.go(`/dossiers/${late.find(({ state }) => state === 'processing')!.id}/show`);
    await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await leader.press('s');
    await cause.waitFor();
    // The page goes by the clock of this computer, the server by that of the test.
    await page.getByRole('textbox', { name: 'Ngày ký' }).fill('11/02/2026');
    await leader.dialog().locator('button[type=submit]').click();
    // Not without a cause: the dialog stays, and nothing was sent.
    expect(await cause.evaluate((field: HTMLSelectElement) => field.validity.valueMissing)).toBe(true);
    await cause.selectOption('system');
    await leader.confirm();
    await leader.see(/ban hành kết quả.*sự cố hệ thống, điện, đường truyền/);

    await open('Nguyên nhân quá hạn');
    await window.page
      .getByRole('img', { name: /^Biểu đồ số hồ sơ\. Sự cố: 1; Phức tạp: 1; Chưa nêu: \d+\./ })
      .waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await opens(/^Danh sách hồ sơ: Đã giải quyết: quá hạn, Sự cố hệ thống, điện, đường truyền: 1$/);
    await window.see(/Sự cố hệ thống, điện, đường truyền, 15\/12\/2025/);
    expect([...leader.errors, ...window.errors]).toEqual([]);
  });

  it('fill a wall screen without names, which shows what happens without being touched', async () => {
    const { page } = window;
    await window.go('/figures');
    await window.press('m');
    await page.getByRole('heading', { level: 1, name: 'UBND thành phố Chí Linh và trực thuộc' }).waitFor();
    const tile = (count: number): ReturnType<typeof page.getByRole> =>
      page.getByRole('listitem').filter({ hasText: new RegExp(`^${count}\\s*Tiếp nhận hôm nay$`) });
    await tile(2).waitFor();
    await window.see('Đúng hạn từ đầu tháng');
    expect(await page.getByRole('link').allInnerTexts()).toEqual(['Về báo cáo']);
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await takeIn(await world.api.as('motcua'));
    await tile(3).waitFor();
    const height = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);
    expect(await height()).toBeLessThanOrEqual(768);
    await page.setViewportSize({ width: 1920, height: 1080 });
    expect(await height()).toBeLessThanOrEqual(1080);
    await page.setViewportSize({ width: 1366, height: 768 });
    expect(await cutOnScreens(window, 'wall')).toEqual([]);
    expect(window.errors).toEqual([]);
  });

  it('keep a wall screen signed in that nobody touches, and ask for the password when it is signed out', async () => {
    const { page } = window;
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 120_000;
    });
    const asked = page.waitForRequest((request) => request.url().includes('/figures/today'));
    await takeIn(await world.api.as('motcua'));
    expect(await (await asked).headerValue('x-background-refresh')).toBeNull();
    await world.api.sql(
      `UPDATE session SET last_seen_at = now() - interval '61 minutes' WHERE staff_id =
      (SELECT id FROM staff WHERE username = $1)`,
      [CITY_SUPERVISOR],
    );
    await takeIn(await world.api.as('motcua'));
    await page.locator('input[type=password]').waitFor();
  });
});
