import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { chooseProcedure, savedCode, writePerson } from './take-in.js';
import { stored, whenInVietnam } from './stored.js';

const MOTHER = 'Nguyễn Thị Hoà';

describeDesk('a birth registration from intake to hand-over, by mouse, over the desks of four people', () => {
  let desk: Desk;
  let counter: DeskPage;
  let officer: DeskPage;
  let leader: DeskPage;
  let clerk: DeskPage;
  let id: string;
  let code: string;

  beforeAll(async () => {
    desk = await startDesk();
    [counter, officer, leader, clerk] = await Promise.all([
      desk.as('motcua'),
      desk.as('thuly'),
      desk.as('lanhdao'),
      desk.as('vanthu'),
    ]);
  });
  afterAll(() => desk.stop());

  /** Opens an act by its button or, if it is not the usual way onwards, from the menu. */
  async function open(window: DeskPage, act: string): Promise<void> {
    const button = window.button(act);
    if (!(await button.isVisible())) await window.button('Việc khác').click();
    await button.or(window.page.getByRole('menuitem', { name: act })).click();
  }

  /** Opens it and waits for what it would do. */
  async function ask(window: DeskPage, act: string): Promise<void> {
    await open(window, act);
    await window.dialog().getByRole('list', { name: 'Điều sẽ xảy ra' }).waitFor();
  }

  const consequence = (window: DeskPage): Promise<string[]> =>
    window.dialog().getByRole('list', { name: 'Điều sẽ xảy ra' }).getByRole('listitem').allInnerTexts();

  /** What the page says after the act: its state, and the last sentence of its history. */
  async function sees(window: DeskPage, state: string, sentence: string): Promise<void> {
    await window.page.locator('main').getByText(state, { exact: true }).waitFor();
    const history = window.page.locator('section', { hasText: 'Diễn biến' }).getByRole('listitem');
    await history.last().getByText(sentence).waitFor();
  }

  /** The act due next stands out at whose turn it is. */
  async function next(window: DeskPage, act: string): Promise<void> {
    await window.go(`/dossiers/${id}/show`);
    await window.page.locator('main button.MuiButton-contained', { hasText: act }).waitFor();
  }

  it('begins with an intake that is saved to be checked', async () => {
    const { page } = counter;
    await counter.button('Tiếp nhận mới').click();
    await chooseProcedure(counter, 'khai sinh', '1.001193');
    await counter.button('Đăng ký đúng hạn').click();
    await writePerson(counter, { name: MOTHER, citizenId: '030190012345', phone: '0912345678' });
    await page.getByRole('checkbox', { name: 'Tờ khai đăng ký khai sinh' }).click();
    await counter.button('Lưu chờ kiểm tra').click();
    code = await savedCode(counter);
    [{ id } = { id: '' }] = await desk.api.sql<{ id: string }>('SELECT id FROM dossier WHERE code = $1', [code]);
    await next(counter, 'Tiếp nhận hồ sơ');
    await sees(counter, 'Mới đăng ký', 'Lê Thị Mai nhập hồ sơ tại quầy');
  });

  it('lacks a paper, which is asked for and brought', async () => {
    await ask(counter, 'Yêu cầu bổ sung giấy tờ');
    expect(await counter.dialog().getByLabel('Cần mang gì đến').inputValue()).toBe('Bản chính giấy chứng sinh');
    await counter.confirm();
    await sees(counter, 'Yêu cầu bổ sung giấy tờ', 'yêu cầu bổ sung giấy tờ, thiếu hoặc sai: Giấy chứng sinh');

    await next(counter, 'Nhận giấy tờ bổ sung');
    await open(counter, 'Nhận giấy tờ bổ sung');
    await counter
      .dialog()
      .getByRole('checkbox', { name: /Giấy chứng sinh|giấy chứng sinh/ })
      .click();
    await counter.dialog().getByText('Mới đăng ký').waitFor();
    await counter.confirm();
    await sees(counter, 'Mới đăng ký', 'Lê Thị Mai nhận giấy tờ bổ sung');
  });

  it('is accepted, with the appointment that was shown before', async () => {
    await next(counter, 'Tiếp nhận hồ sơ');
    await ask(counter, 'Tiếp nhận hồ sơ');
    const shown = (await consequence(counter)).find((line) => line.startsWith('Hẹn trả'));
    await counter.confirm();
    const { dueAt } = await stored(desk, id);
    expect(shown).toBe(`Hẹn trả ${whenInVietnam(dueAt!)}.`);
    await sees(counter, 'Được tiếp nhận', `Lê Thị Mai tiếp nhận hồ sơ, hẹn trả ${whenInVietnam(dueAt!)}`);
    await counter.see(`hẹn trả ${whenInVietnam(dueAt!)}`);
  });

  it('waits for another paper, and runs on to the appointment that was shown', async () => {
    const before = await stored(desk, id);
    await open(counter, 'Yêu cầu bổ sung giấy tờ');
    await counter
      .dialog()
      .getByRole('checkbox', { name: /Tờ khai đăng ký khai sinh/ })
      .click();
    await counter.dialog().getByRole('button', { name: 'Sai thông tin' }).click();
    await counter.dialog().getByLabel('Lý do').fill('Sai ngày sinh của mẹ, đối chiếu với thẻ căn cước');
    expect(await counter.dialog().locator('button[type=submit]').innerText()).toContain('Gửi đề nghị');
    await counter.dialog().getByText('Việc này được làm khi có người duyệt').waitFor();
    await counter.confirm();
    await leader.go(`/dossiers/${id}/show`);
    await leader.button('Duyệt').click();
    await leader.confirm();
    await next(counter, 'Nhận giấy tờ bổ sung');
    await counter.see('tạm dừng');

    await open(counter, 'Nhận giấy tờ bổ sung');
    await counter.dialog().getByRole('checkbox').first().click();
    await counter.dialog().getByText('Được tiếp nhận').waitFor();
    const lines = await consequence(counter);
    await counter.confirm();
    await sees(counter, 'Được tiếp nhận', 'nhận giấy tờ bổ sung');
    const { dueAt } = await stored(desk, id);
    const moved = `Hẹn trả ${whenInVietnam(dueAt!)}, trước đó là ${whenInVietnam(before.dueAt!)}.`;
    const stays = 'Đồng hồ chạy tiếp, hẹn trả không đổi.';
    expect(lines).toContain(dueAt!.getTime() === before.dueAt!.getTime() ? stays : moved);
  });

  it('goes to the case officer, who receives it and gives it to the leader', async () => {
    await next(counter, 'Chuyển bước sau');
    await ask(counter, 'Chuyển bước sau');
    expect(await consequence(counter)).toContain('Chuyển đến Phạm Quang Huy, bước Thẩm định hồ sơ.');
    await counter.confirm();
    await sees(counter, 'Đang xử lý', 'Lê Thị Mai chuyển hồ sơ đến Phạm Quang Huy, bước Thẩm định hồ sơ');

    await officer.page.getByRole('row').getByText(code).click();
    await next(officer, 'Nhận hồ sơ');
    await ask(officer, 'Nhận hồ sơ');
    await officer.confirm();
    await sees(officer, 'Đang xử lý', 'Phạm Quang Huy nhận hồ sơ');
    await next(officer, 'Chuyển bước sau');
    await ask(officer, 'Chuyển bước sau');
    await officer.confirm();
    await sees(officer, 'Đang xử lý', 'Phạm Quang Huy chuyển hồ sơ đến Vũ Đình Khải, bước Ký duyệt');
  });

  it('is signed by the leader and numbered by the clerk', async () => {
    // Who signs without a word has received it thereby.
    await next(leader, 'Nhận hồ sơ');
    await ask(leader, 'Ký duyệt hồ sơ');
    await leader.confirm();
    await sees(leader, 'Đang xử lý, đã ký, chờ cấp số', 'Vũ Đình Khải ký duyệt');

    await next(clerk, 'Cấp số, ban hành kết quả');
    await ask(clerk, 'Cấp số, ban hành kết quả');
    await clerk.confirm();
    const [result] = await desk.api.sql<{ number: string }>('SELECT number FROM dossier_result WHERE dossier_id = $1', [
      id,
    ]);
    await sees(clerk, 'Đã xử lý xong', `Đặng Thu Hằng ban hành kết quả, số ${result!.number}`);
  });

  it('comes back to the counter and is handed over to the mother', async () => {
    await next(counter, 'Nhận kết quả về quầy');
    await ask(counter, 'Nhận kết quả về quầy');
    await counter.confirm();
    await sees(counter, 'Đã xử lý xong', 'Lê Thị Mai nhận kết quả về quầy');

    await next(counter, 'Trả kết quả');
    await ask(counter, 'Trả kết quả');
    expect(
      await counter
        .dialog()
        .getByRole('radio', { name: `Chủ hồ sơ: ${MOTHER}` })
        .isChecked(),
    ).toBe(true);
    await counter.confirm();
    await sees(counter, 'Đã trả kết quả', 'Lê Thị Mai trả kết quả');
    expect(await counter.page.locator('main button.MuiButton-contained').count()).toBe(0);
  });

  it('is in the database as it was on the screens, and no page had anything to complain of', async () => {
    expect(await stored(desk, id)).toMatchObject({
      state: 'handed_over',
      events: [
        ...['submit', 'request_supplement', 'receive_supplement', 'accept', 'request_supplement', 'receive_supplement'],
        ...['forward', 'receive_handover', 'forward', 'receive_handover', 'sign', 'decide', 'receive_result'],
        'hand_over',
      ],
    });
    expect([counter, officer, leader, clerk].flatMap(({ errors }) => errors)).toEqual([]);
  });
});
