import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { WARD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { takeIn } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('files made in the background, at the desk', () => {
  let desk: Desk;
  let window: DeskPage;

  beforeAll(async () => {
    desk = await startDesk();
    const counter = await desk.api.as('motcua');
    for (let n = 0; n < 3; n++) await takeIn(counter);
    window = await desk.as('motcua');
  });
  afterAll(() => desk.stop());

  const shot = async (name: string): Promise<void> => {
    const folder = process.env['MOTCUA_SHOTS'];
    if (folder) await window.page.screenshot({ path: `${folder}/${name}.png` });
  };
  const saved = async (act: () => Promise<unknown>): Promise<Buffer> => {
    const download = window.page.waitForEvent('download');
    await act();
    return readFile(await (await download).path());
  };

  it('are asked for, told of when they are ready wherever one is, and fetched', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Tệp đã xuất' }).click();
    await page.getByText('Bạn chưa xuất tệp nào.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Xuất tệp' }).click();
    await page.getByText('Tệp bạn xuất đã xong.').waitFor();
    const row = page.getByRole('row', { name: /^Sổ theo dõi hồ sơ/ });
    await row.getByText('Đã xong').waitFor();
    await row.getByText('3 hồ sơ, giữ đến', { exact: false }).waitFor();
    await shot('exports');
    expect(await barriersInBothSchemes(window)).toEqual([]);
    const book = await saved(() => row.getByRole('button', { name: 'Tải về' }).press('Enter'));
    expect(JSON.stringify(await readXlsxFile(book))).toContain('Tổng số: 3 hồ sơ');

    await window.go('/dossiers');
    await page.locator('tbody tr[tabindex]').first().waitFor();
    await window.press('v');
    await page.getByText('Tệp đang được làm ở nền; xong sẽ báo.').waitFor();
    await page.getByRole('link', { name: 'Mở trang tệp' }).click();
    const list = page.getByRole('row', { name: /^Danh sách hồ sơ/ });
    await list.getByText('Đã xong').waitFor();
    const csv = await saved(() => list.getByRole('button', { name: 'Tải về' }).click());
    expect(parse(csv, { bom: true })).toHaveLength(4);
    expect(window.errors).toEqual([]);
  });

  it('that were made while one was away stand in the frame until they are taken', async () => {
    const asked = await (
      await desk.api.as('lanhdao')
    ).post('/api/v1/exports/register', { officeCode: WARD, from: '2025-01-01', to: '2025-12-31', format: 'csv' });
    expect(asked.status).toBe(201);
    await waitUntil('it is ready', async () => {
      const rows = await desk.api.sql<{ state: string }>('SELECT state FROM export_job WHERE id = $1', [asked.body.id]);
      return rows[0]!.state === 'ready';
    });
    const { page, errors } = await desk.as('lanhdao');
    const place = page.getByRole('navigation').getByRole('link', { name: /^Tệp đã xuất/ });
    await place.getByText('1', { exact: true }).waitFor();
    await place.press('Enter');
    await page.getByText('Đã xong, chưa tải về').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải về' }).press('Enter');
    await download;
    await place.getByText('1', { exact: true }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('tell how far they are and are called off', async () => {
    const { page } = window;
    // One that somebody is at, for as long as the test looks.
    await desk.api.sql(
      `INSERT INTO export_job (id, office_id, staff_id, kind, format, from_on, to_on, state, done, rows, attempts, lease_until, created_at)
       SELECT '7fffffff-ffff-7fff-bfff-ffffffffffff', o.id, s.id, 'register', 'csv', '2025-01-01', '2025-12-31', 'running', 1500, 4200, 1,
              now() + interval '1 hour', now()
         FROM office o, staff s WHERE o.code = $1 AND s.username = 'motcua'`,
      [WARD],
    );
    const row = page.getByRole('row', { name: /01\/01\/2025 – 31\/12\/2025/ });
    await row.getByText('1.500 trên 4.200 hồ sơ').waitFor();
    expect(await row.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('36');
    await shot('exports-running');
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await row.getByRole('button', { name: 'Hủy' }).click();
    await row.getByText('Đã hủy').waitFor();
    expect(window.errors).toEqual([]);
  });
});
