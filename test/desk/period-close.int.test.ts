import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localDateOf } from '@motcua/shared/calendar';
import { csvOf, oldRow, takeIn } from '../history/old-sheet.js';
import { OTHER_WARD, WARD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { barriersInBothSchemes } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

/** Of last year: over, whenever this runs. */
const YEAR = String(Number(localDateOf(new Date()).slice(0, 4)) - 1);

describeDesk('the close of a period, at the desk', () => {
  let desk: Desk;
  let window: DeskPage;

  const shot = async (name: string): Promise<void> => {
    const folder = process.env['MOTCUA_SHOTS'];
    if (folder) await window.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const bring = async (number: number, finishedOn = '09'): Promise<void> => {
    const row = oldRow({
      oldCode: `CU-${number}`,
      receivedAt: `0${number}/03/${YEAR} 08:00`,
      dueAt: `10/03/${YEAR}`,
      finishedAt: `${finishedOn}/03/${YEAR} 10:00`,
    });
    await takeIn(await desk.api.as('quantri'), csvOf([row]));
  };
  const showMarch = async (of: DeskPage, address = '/figures'): Promise<void> => {
    await of.go(address);
    await of.page.getByRole('combobox', { name: 'Năm', exact: true }).selectOption(YEAR);
    await of.page.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption(`${YEAR}-03`);
  };

  beforeAll(async () => {
    desk = await startDesk();
    await bring(3);
    await bring(4);
    await bring(6, '12');
    window = await desk.as('lanhdao');
  });
  afterAll(() => desk.stop());

  it('cannot be closed before it is over; then a leader closes it, saying so twice', async () => {
    const { page } = window;
    await window.go('/figures');
    await window.see(/Kỳ chưa hết\. Chốt được từ ngày \d\d\/\d\d\/\d{4}\./);
    await showMarch(window);
    await window.see(/Kỳ đã hết và chưa chốt/);
    await window.see(/^1 hồ sơ quá hạn của kỳ này chưa nêu nguyên nhân/);
    await page
      .getByRole('link', { name: /^Danh sách hồ sơ: Đã giải quyết: quá hạn, .*: 1$/ })
      .last()
      .click();
    await window.see(/Đúng các hồ sơ của số liệu “Đã giải quyết: quá hạn”: .*nêu nguyên nhân/i);
    await page.locator('tbody tr[tabindex]').first().waitFor();
    expect(await page.locator('tbody tr[tabindex]').count()).toBe(1);
    await showMarch(window);
    await window.button('Chốt kỳ').and(page.locator(':enabled')).waitFor();
    await window.press('k');
    await window.dialog().getByText(`Chốt số liệu từ 15/02/${YEAR} đến 14/03/${YEAR}?`).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await shot('close-ask');
    // Not before one has said so: the dialog stays, and nothing was sent.
    await window.dialog().locator('button[type=submit]').click();
    const still = window.dialog().getByRole('checkbox', { name: /^Tôi chốt dù còn 1 hồ sơ quá hạn/ });
    await still.press('Space');
    await window.confirm();
    await window.see(/Đã chốt lúc .*, lãnh đạo /);
    await window.see('Khi chốt còn 1 hồ sơ quá hạn chưa nêu nguyên nhân.');
    await window.see('Từ khi chốt đến nay không có gì thay đổi.');
    const download = page.waitForEvent('download');
    await window.button('Biểu đã chốt: Excel').click();
    expect((await download).suggestedFilename()).toBe(`II.06-H23.18.07-${YEAR}-03-da-chot.xlsx`);
    await page.getByText(/^3 hồ sơ, cách tính phiên bản \d+\. SHA-256 [0-9a-f]{64}$/).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);

    // Paper is white, whatever the screen is.
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.locator('html.dark').waitFor({ state: 'attached' });
    const printed = page.locator('section', { hasText: 'Đã chốt lúc' }).locator(':is(h2, p):visible');
    const colours = await printed.evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
    await page.emulateMedia({ media: null, colorScheme: null });
    expect(colours.length).toBeGreaterThan(2);
    expect(
      colours.filter((colour) =>
        colour
          .match(/\d+/g)!
          .slice(0, 3)
          .some((part) => Number(part) > 0x44),
      ),
    ).toEqual([]);
  });

  it('shows in an addendum what was corrected since, and leads to the dossiers', async () => {
    await bring(5);
    const { page } = window;
    await window.go('/approvals');
    await showMarch(window);
    await page.reload();
    await showMarch(window);
    const addendum = page.getByRole('table', { name: 'Phụ lục: điều chỉnh sau khi chốt' });
    await addendum.getByRole('row', { name: /^Nhận giải quyết 3 4 \+1$/ }).waitFor();
    expect(await barriersInBothSchemes(window)).toEqual([]);
    await shot('close');

    // Who keeps accounts is told the numbers.
    const admin = await desk.as('quantri');
    await showMarch(admin);
    await admin.page.getByRole('table', { name: 'Phụ lục: điều chỉnh sau khi chốt' }).waitFor();
    expect(await admin.page.getByRole('table', { name: 'Hồ sơ được tính khác' }).count()).toBe(0);

    await page.getByRole('table', { name: 'Hồ sơ được tính khác' }).getByRole('link').click();
    await window.see(/chuyển hồ sơ đã xong từ phần mềm cũ/);
    expect([...window.errors, ...admin.errors]).toEqual([]);
  });

  it('offers to each what is theirs to do at the office that is shown', async () => {
    const also = (role: string, username: string, office: string): Promise<unknown> =>
      desk.api.sql(
        `INSERT INTO staff_role_at_office (staff_id, office_id, role)
         SELECT p.id, o.id, $1 FROM staff p, office o WHERE p.username = $2 AND o.code = $3`,
        [role, username, office],
      );
    // Who leads one ward and watches another closes nothing there.
    await also('supervisor', 'lanhdao', OTHER_WARD);
    const leader = await desk.as('lanhdao');
    await showMarch(leader, `/figures?office=${OTHER_WARD}`);
    await leader.see('Kỳ này chưa chốt. Lãnh đạo của cơ quan chốt.');
    expect(await leader.button('Chốt kỳ').count()).toBe(0);

    // Who keeps accounts and sits at the counter is not told why dossiers were refused, nor that this is refused.
    await also('counter_officer', 'quantri', WARD);
    const admin = await desk.as('quantri');
    const asked: string[] = [];
    admin.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await admin.go('/figures?tab=supplements');
    await admin.see('Bổ sung, từ chối và kết thúc không có kết quả');
    expect(asked).toContain('/api/v1/reports/supplements');
    expect(asked).not.toContain('/api/v1/reports/refusals');
    expect([...leader.errors, ...admin.errors]).toEqual([]);
  });
});
