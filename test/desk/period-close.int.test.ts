import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localDateOf } from '@motcua/shared/calendar';
import { csvOf, oldRow, takeIn } from '../history/old-sheet.js';
import { describeDesk } from '../support/chromium.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

/** Of last year: over, whenever this runs. */
const YEAR = String(Number(localDateOf(new Date()).slice(0, 4)) - 1);

describeDesk('the close of a period, at the desk', () => {
  let desk: Desk;
  let window: DeskPage;

  const bring = async (number: number): Promise<void> => {
    const row = oldRow({
      oldCode: `CU-${number}`,
      receivedAt: `0${number}/03/${YEAR} 08:00`,
      dueAt: `10/03/${YEAR}`,
      finishedAt: `09/03/${YEAR} 10:00`,
    });
    await takeIn(await desk.api.as('quantri'), csvOf([row]));
  };
  const showMarch = async (of: DeskPage): Promise<void> => {
    await of.go('/figures');
    await of.page.getByRole('combobox', { name: 'Năm', exact: true }).selectOption(YEAR);
    await of.page.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption(`${YEAR}-03`);
  };

  beforeAll(async () => {
    desk = await startDesk();
    await bring(3);
    await bring(4);
    window = await desk.as('lanhdao');
  });
  afterAll(() => desk.stop());

  it('cannot be closed before it is over; then a leader closes it, saying so twice', async () => {
    const { page } = window;
    await window.go('/figures');
    await window.see(/Kỳ chưa hết\. Chốt được từ ngày \d\d\/\d\d\/\d{4}\./);
    await showMarch(window);
    await window.see(/Kỳ đã hết và chưa chốt/);
    await window.press('k');
    await window.dialog().getByText(`Chốt số liệu từ 15/02/${YEAR} đến 14/03/${YEAR}?`).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await window.confirm();
    await window.see(/Đã chốt lúc .*, lãnh đạo /);
    await window.see('Từ khi chốt đến nay không có gì thay đổi.');
    const download = page.waitForEvent('download');
    await window.button('Biểu đã chốt: Excel').click();
    expect((await download).suggestedFilename()).toBe(`II.06-H23.18.07-${YEAR}-03-da-chot.xlsx`);
    await page.getByText(/^2 hồ sơ, cách tính phiên bản \d+\. SHA-256 [0-9a-f]{64}$/).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
  });

  it('shows in an addendum what was corrected since, and leads to the dossiers', async () => {
    await bring(5);
    const { page } = window;
    await window.go('/approvals');
    await showMarch(window);
    await page.reload();
    await showMarch(window);
    const addendum = page.getByRole('table', { name: 'Phụ lục: điều chỉnh sau khi chốt' });
    await addendum.getByRole('row', { name: /^Nhận giải quyết 2 3 \+1$/ }).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    const folder = process.env['MOTCUA_SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/close.png`, fullPage: true });

    // Who keeps accounts is told the numbers.
    const admin = await desk.as('quantri');
    await showMarch(admin);
    await admin.page.getByRole('table', { name: 'Phụ lục: điều chỉnh sau khi chốt' }).waitFor();
    expect(await admin.page.getByRole('table', { name: 'Hồ sơ được tính khác' }).count()).toBe(0);

    await page.getByRole('table', { name: 'Hồ sơ được tính khác' }).getByRole('link').click();
    await window.see(/chuyển hồ sơ đã xong từ phần mềm cũ/);
    expect([...window.errors, ...admin.errors]).toEqual([]);
  });
});
