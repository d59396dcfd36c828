import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { stored } from './stored.js';

const REASON = 'Thiếu chữ ký của người làm chứng ở trang hai';

describeDesk('two officers at one dossier', () => {
  let desk: Desk;
  let dossier: TestDossier;
  let counter: DeskPage;
  let officer: DeskPage;
  let leader: DeskPage;

  beforeAll(async () => {
    desk = await startDesk();
    const given = await mustAct(await desk.api.as('motcua'), await takeIn(await desk.api.as('motcua')), 'forward');
    dossier = await mustAct(await desk.api.as('thuly'), given, 'receive_handover');
    [counter, officer, leader] = await Promise.all([desk.as('motcua'), desk.as('thuly'), desk.as('lanhdao')]);
    await leader.go('/dossiers');
    await leader.page.getByRole('tab', { name: 'Toàn cơ quan' }).click();
    await leader.page.getByRole('row').getByText(dossier.code).waitFor();
  });
  afterAll(() => desk.stop());

  const focused = ({ page }: DeskPage): Promise<string | undefined> =>
    page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value);

  it('see each other, and a third sees both in the list', async () => {
    for (const window of [counter, officer]) {
      await window.go(`/dossiers/${dossier.id}/show`);
      await window.page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    }
    await counter.page.getByRole('img', { name: 'Phạm Quang Huy đang mở hồ sơ này' }).waitFor();
    await officer.page.getByRole('img', { name: 'Lê Thị Mai đang mở hồ sơ này' }).waitFor();
    const row = leader.page.getByRole('row').filter({ hasText: dossier.code });
    await row.getByRole('img', { name: 'Phạm Quang Huy đang mở hồ sơ này' }).waitFor();
    await row.getByRole('img', { name: 'Lê Thị Mai đang mở hồ sơ này' }).waitFor();
  });

  it('lose neither place nor words when the other acts', async () => {
    await officer.press('u');
    await officer.dialog().getByLabel('Lý do').fill(REASON);
    await counter.press('e');
    await counter.dialog().getByLabel('Địa chỉ', { exact: true }).fill('Số 5, phố Núi, phường Cộng Hòa');
    await counter.dialog().getByLabel('Lý do').fill('Công dân báo địa chỉ mới');
    await counter.confirm();
    // Behind the dialog the page has the news by itself; in the dialog nothing has moved.
    await officer.page.locator('main').getByText('sửa thông tin hồ sơ').waitFor();
    expect(await focused(officer)).toBe(REASON);
    expect(await officer.dialog().getByLabel('Lý do').inputValue()).toBe(REASON);
  });

  it('are told in words what has changed before an act of theirs is done on it, and may choose', async () => {
    const { version } = await stored(desk, dossier.id);
    await officer.page.keyboard.press('Control+Enter');
    const told = officer.dialog().getByRole('alert');
    await told.getByText('Hồ sơ vừa được người khác làm thay đổi.').waitFor();
    await told.getByText(/Lê Thị Mai\s+sửa thông tin hồ sơ/).waitFor();
    expect((await stored(desk, dossier.id)).version).toBe(version);

    await told.getByRole('button', { name: 'Làm tiếp' }).click();
    expect(await officer.dialog().getByLabel('Lý do').inputValue()).toBe(REASON);
    await officer.confirm();
    expect((await stored(desk, dossier.id)).events.slice(-2)).toEqual(['correct', 'send_back']);
  });

  it('need not touch a list for it to show what they did', async () => {
    const row = leader.page.getByRole('row').filter({ hasText: dossier.code });
    await row.getByText('Lê Thị Mai').waitFor();
    // The counter's own page has heard of it as well.
    await counter.button(/^Nhận hồ sơ/).waitFor();
    await counter.press('a');
    await counter.confirm();
    await counter.press('b');
    await counter.dialog().getByRole('checkbox').first().click();
    await counter.dialog().getByRole('button', { name: 'Hết hạn' }).click();
    await counter.confirm();
    await row.getByText('Yêu cầu bổ sung giấy tờ').first().waitFor();
    expect([counter, officer, leader].flatMap(({ errors }) => errors)).toEqual([]);
  });
});
