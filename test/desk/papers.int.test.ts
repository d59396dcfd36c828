import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { feeCode, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { chooseProcedure, writePerson } from './take-in.js';

describeDesk('papers on the page of a dossier', () => {
  let desk: Desk;
  let counter: DeskPage;
  let dossier: TestDossier;
  beforeAll(async () => {
    desk = await startDesk();
    dossier = await takeIn(await desk.api.as('motcua'));
    counter = await desk.as('motcua');
    await counter.go(`/dossiers/${dossier.id}/show`);
  });
  afterAll(() => desk.stop());

  const frame = () => counter.page.locator('iframe[title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả"]');

  it('has the receipt printed by one key, from a frame and not a window', async () => {
    await counter.see('chưa in');
    await counter.see(/số 1\/\d{4} trong sổ/);
    expect(await barriers(counter)).toEqual([]);
    // The file does not come: nothing was printed, and nothing is counted.
    await counter.page.route('**/papers/*/content', (route) => route.abort(), { times: 1 });
    await counter.press('F9');
    await counter.page.locator('.MuiSnackbar-root').waitFor();
    await counter.press('F9');
    await frame().waitFor({ state: 'attached' });
    expect(await frame().getAttribute('src')).toMatch(/^blob:/);
    await waitUntil('the print dialog', () => counter.page.evaluate('window.prints !== undefined'));
    expect(await counter.page.evaluate('window.prints')).toEqual(['blob:']);
    expect(counter.page.context().pages()).toHaveLength(1);
    await counter.see('đã in 1 bản');
    await counter.page.getByText('In lại').waitFor();
    expect(await barriers(counter)).toEqual([]);
    expect(counter.errors).toEqual([]);
  });

  it('has what was done printed by another', async () => {
    await counter.press('0');
    await counter.page.locator('iframe[title="In quá trình xử lý"]').waitFor({ state: 'attached' });
    expect(counter.errors).toEqual([]);
  });

  it('is told of its copies by the server', async () => {
    const rows = await desk.api.sql('SELECT form, copies FROM paper WHERE dossier_id = $1', [dossier.id]);
    expect(rows).toEqual([{ form: 'receipt', copies: 1 }]);
  });

  it('waits in the queue until somebody has said that it came out of the printer', async () => {
    await takeIn(await desk.api.as('motcua'));
    await counter.go('/print-queue');
    // What has been printed already is not printed twice.
    await counter.page.getByRole('button', { name: 'In tất cả (1)' }).waitFor();
    expect(await barriers(counter)).toEqual([]);
    await counter.press('F9');
    await counter.page.locator('iframe[title="Giấy hẹn chờ in"]').waitFor({ state: 'attached' });
    await counter.page.getByRole('button', { name: 'Đã ra giấy (2)' }).waitFor();
    // One of them was jammed: only what came out is confirmed.
    const box = counter.page.getByRole('checkbox', { name: /^Chọn / });
    await box.last().press('Space');
    await counter.page.getByRole('button', { name: 'In giấy đã chọn (1)' }).waitFor();
    expect(await barriers(counter)).toEqual([]);
    await counter.press('F8');
    await counter.page.getByRole('button', { name: 'Đã ra giấy (1)' }).waitFor();
    expect(await box.count()).toBe(1);
    expect(await desk.api.sql('SELECT dossier_id AS id FROM paper WHERE confirmed_at IS NULL')).toEqual([
      { id: dossier.id },
    ]);
    await counter.press('F8');
    await counter.see('Mọi giấy hẹn của 7 ngày qua đã được in và xác nhận.');
    expect(await barriers(counter)).toEqual([]);
    expect(counter.errors).toEqual([]);
  });

  /** The file does not come the first time: the key is pressed again, and one copy is counted. */
  const printsOnce = async (key: string, title: string, path: string): Promise<void> => {
    await counter.page.route(path, (route) => route.abort(), { times: 1 });
    await counter.press(key);
    await counter.page.locator('.MuiSnackbar-root').waitFor();
    await counter.press(key);
    await counter.page.locator(`iframe[title="${title}"]`).waitFor({ state: 'attached' });
  };

  it('has the register of the month printed, counted once it has come', async () => {
    await printsOnce('F7', 'Sổ theo dõi hồ sơ', '**/papers/registers/*');
    expect(await desk.api.sql('SELECT copies, lines FROM register_print')).toEqual([{ copies: 1, lines: 2 }]);
    expect(counter.errors).toEqual([]);
  });

  it('has it printed again from the list of those that were, with the same bytes', async () => {
    const { page } = counter;
    await counter.go('/print-queue');
    await page.getByRole('link', { name: 'Sổ theo dõi đã in' }).click();
    await counter.see('đã in 1 bản');
    expect(await barriers(counter)).toEqual([]);
    const again = page.getByRole('button', { name: /^In lại sổ / });
    await again.focus();
    await page.keyboard.press('Enter');
    await counter.see('đã in 2 bản');
    await page.locator('iframe[title="Sổ theo dõi hồ sơ"]').last().waitFor({ state: 'attached' });
    await page.getByRole('textbox', { name: 'đến ngày' }).fill('01/01/2026');
    await page.keyboard.press('Tab');
    await counter.see('Không có sổ nào đã in cho các ngày này.');
    expect(await desk.api.sql('SELECT copies, lines FROM register_print')).toEqual([{ copies: 2, lines: 2 }]);
    expect(counter.errors).toEqual([]);
  });

  it('has a list of all that one person brought, printed by one key at the end of the visit', async () => {
    const { page } = counter;
    const tick = (name: string): Promise<void> => page.getByRole('checkbox', { name }).check();
    await counter.go('/intake');
    await chooseProcedure(counter, 'khai sinh', '1.001193');
    await counter.button('Đăng ký đúng hạn').click();
    await writePerson(counter, { name: 'Nguyễn Thị Hoà', citizenId: '030190012345', phone: '0912345678' });
    await tick('Tờ khai đăng ký khai sinh');
    await tick('Giấy chứng sinh');
    await counter.press('F2');
    await counter.see('Đã nhận của người này (1)');
    // Whoever waits gets the receipt from here, and the next person is one key away.
    const printed = await frame().count();
    await counter.press('F9');
    await frame().nth(printed).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Người tiếp theo' }).and(page.locator(':focus')).waitFor();
    // What is alone is said on its receipt.
    expect(await counter.button('Biên bản giao nhận').count()).toBe(0);
    await counter.press('F6');
    await chooseProcedure(counter, 'trích lục', '2.000635');
    await tick('Tờ khai cấp bản sao trích lục hộ tịch');
    await counter.press('F2');
    await counter.see('Đã nhận của người này (2)');
    expect(await barriers(counter)).toEqual([]);
    await printsOnce('Shift+F9', 'Biên bản giao nhận', '**/papers/handover-sheets?*');
    const sheets = await desk.api.sql('SELECT kind, cardinality(event_ids) AS dossiers, copies FROM handover_sheet');
    expect(sheets).toEqual([{ kind: 'intake', dossiers: 2, copies: 1 }]);
    // Numbers of an office that was taken over are others than one's own.
    await desk.api.sql(`UPDATE handover_sheet SET office_id = (SELECT id FROM office WHERE code = 'H23.18.08')`);
    await counter.go('/print-queue/handover-sheets');
    await counter.page.getByRole('cell', { name: /^1\/\d{4}\s?UBND phường Sao Đỏ$/ }).waitFor();
    expect(await barriers(counter)).toEqual([]);
    expect(counter.errors).toEqual([]);
  });

  it('has what was undone printed again as it was, and the one before as the newest', async () => {
    const officer = await desk.api.as('motcua');
    const fee = await feeCode(desk.api);
    let paid = await takeIn(officer);
    for (const number of ['0001', '0002']) {
      const money = { items: [{ feeCode: fee, amountVnd: 8000 }], method: 'cash' };
      const receipt = { form: '01BLP', series: 'HD-26E', number };
      paid = await mustAct(officer, paid, 'record_payment', { ...money, receipt });
      await officer.post(`/api/v1/dossiers/${paid.id}/papers`, { form: 'fee_receipt' });
    }
    await mustAct(officer, paid, 'cancel_receipt', { reason: 'Ghi nhầm' });
    await counter.go(`/dossiers/${paid.id}/show`);
    await counter.see('không còn hiệu lực');
    expect(await barriers(counter)).toEqual([]);
    const { page } = counter;
    const asked = async (act: () => Promise<unknown>): Promise<string> => {
      const request = page.waitForRequest('**/papers/*/content');
      await act();
      const [, id] = /papers\/([^/]+)\/content/.exec((await request).url())!;
      const about = `SELECT m.state FROM paper p JOIN dossier_event e ON e.id = p.event_id
                       JOIN dossier_payment m ON m.id = (e.details->>'paymentId')::uuid WHERE p.id = $1`;
      return (await desk.api.sql<{ state: string }>(about, [id]))[0]!.state;
    };
    const again = page.getByRole('listitem').filter({ hasText: 'không còn hiệu lực' }).getByRole('button');
    expect(await asked(() => again.click())).toBe('cancelled');
    await counter.see('đã in 2 bản');
    expect(await asked(() => counter.press('9'))).toBe('paid');
    expect(counter.errors).toEqual([]);
  });
});
