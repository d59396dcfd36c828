import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { csvOf, oldRow, oldYear } from '../history/old-sheet.js';
import { describeDesk } from '../support/chromium.js';
import { openWorkbook } from '../support/open-workbook.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('bringing old dossiers over, at the desk', () => {
  let desk: Desk;
  let window: DeskPage;

  beforeAll(async () => {
    desk = await startDesk();
    window = await desk.as('quantri');
  });
  afterAll(() => desk.stop());

  const choose = async (content: string, name = 'ho-so-2024.csv'): Promise<void> => {
    const chooser = window.page.waitForEvent('filechooser');
    await window.press('f');
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  };
  const shot = async (name: string): Promise<void> => {
    const folder = process.env['MOTCUA_SHOTS'];
    if (folder) await window.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const value = (term: string): Promise<string> =>
    window.page
      .locator('dl > div', { has: window.page.getByText(term, { exact: true }) })
      .locator('dd')
      .innerText();

  it('gives the template out and says what is wrong with a file of another kind', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Nhập hồ sơ cũ' }).click();
    await page.getByText('Chưa nhập tệp nào.').waitFor();
    const download = page.waitForEvent('download');
    await window.press('m');
    const template = openWorkbook(await readFile(await (await download).path()));
    expect(template.rows[0]!.map(({ value: text }) => text)).toContain('Mã hồ sơ cũ');
    await choose(csvOf([oldRow()]).replace('Kết quả', 'Ket qua xu ly'));
    await page.getByText('Tệp có cột lạ.', { exact: false }).waitFor();
    await page.getByText('“Ket qua xu ly”', { exact: false }).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
  });

  it('shows what is wrong row by row, takes the rest in when told to, and says when it is done', async () => {
    const { page } = window;
    const rows = [
      ...oldYear(600, ['1.001193', '2.000815']),
      oldRow({ oldCode: 'SAI-1', receivedAt: '31/02/2024' }),
      oldRow({ oldCode: 'SAI-2', procedureCode: '9.999999' }),
    ];
    await choose(csvOf(rows));
    await page.getByText('Các dòng cần sửa sẽ bị bỏ qua.', { exact: false }).waitFor();
    expect([await value('Số dòng'), await value('Nhập được'), await value('Dòng cần sửa')]).toEqual([
      '602',
      '600',
      '2',
    ]);
    const table = page.getByRole('table', { name: 'Dòng cần sửa' });
    await table.getByRole('row', { name: /^602 Ngày tiếp nhận/ }).waitFor();
    await table.getByRole('row', { name: /^603 Mã thủ tục/ }).waitFor();
    await shot('history-checked');
    expect(await barriersInBothSchemes(window)).toEqual([]);
    const download = page.waitForEvent('download');
    await window.button('Tải danh sách lỗi (.xlsx)').click();
    expect(openWorkbook(await readFile(await (await download).path())).rows).toHaveLength(3);

    await window.press('F2');
    await window.dialog().getByText('Nhập 600 hồ sơ?').waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await window.confirm();
    await page.getByText('Đã nhập các dòng đúng.', { exact: false }).waitFor();
    expect(await value('Đã nhập')).toBe('600');
    await shot('history-done');
    const [taken] = await desk.api.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM dossier WHERE history_import_id IS NOT NULL',
    );
    expect(taken).toEqual({ n: 600 });
    const all = page.getByRole('table', { name: 'Các lượt nhập' });
    await all.getByRole('row', { name: /^ho-so-2024\.csv đã nhập xong 602 600 2 / }).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
  });

  it('takes nothing in twice, and ends what one does not want', async () => {
    const { page } = window;
    await choose(csvOf(oldYear(600, ['1.001193', '2.000815'])), 'lan-nua.csv');
    await page.getByText('Mọi hồ sơ trong tệp đều đã có, không còn gì để nhập.').waitFor();
    expect(await window.button(/^Nhập 0 hồ sơ/).isDisabled()).toBe(true);
    await window.button('Dừng lượt nhập').click();
    await window.confirm();
    await page.getByText('Đã dừng, chưa nhập hồ sơ nào.').waitFor();
    // Whoever looks at a dossier sees where it comes from.
    const [one] = await desk.api.sql<{ id: string }>(
      `SELECT id FROM dossier WHERE history_import_id IS NOT NULL ORDER BY code LIMIT 1`,
    );
    const leader = await desk.as('lanhdao');
    await leader.go(`/dossiers/${one!.id}/show`);
    await leader.page.getByText('chuyển hồ sơ đã xong từ phần mềm cũ', { exact: false }).waitFor();
    await leader.page.getByText('nhập từ phần mềm cũ', { exact: true }).waitFor();
    expect(await barriersInBothSchemes(leader)).toEqual([]);
    expect([...window.errors, ...leader.errors]).toEqual([]);
  });
});
