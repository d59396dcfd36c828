import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { inState, takeIn, type TestDossier } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('the page of calls', () => {
  let desk: Desk;
  let counter: DeskPage;
  let first: TestDossier;
  let second: TestDossier;
  beforeAll(async () => {
    desk = await startDesk();
    const client = await desk.api.as('motcua');
    first = await takeIn(client);
    second = await takeIn(client, { applicant: { ...APPLICANT, fullName: 'Phạm Minh Khuê' } });
    await desk.api.sql(`UPDATE notice SET state = 'failed', attempts = 1, last_error = '404 unknown subscriber'`);
    counter = await desk.as('motcua');
  });
  afterAll(() => desk.stop());

  const APPLICANT = { kind: 'person', citizenId: '030190099887', phone: '0912345678' };
  const card = (name: string) => counter.page.getByRole('region', { name });
  const press = (key: string) => counter.press(key);

  it('is in the rail with how many have to be called', async () => {
    await counter.page.getByRole('link', { name: 'Gọi điện 2', exact: true }).click();
    await card('Nguyễn Thị Hoà').getByText(`đã tiếp nhận hồ sơ ${first.code}`).waitFor();
    await counter.see('404 unknown subscriber');
    expect(await barriers(counter)).toEqual([]);
  });

  it('shows the number by a key, which leaves a record', async () => {
    await press('h');
    await card('Nguyễn Thị Hoà').getByText('0912345678').waitFor();
    const looks = await desk.api.sql(
      `SELECT 1 FROM access_record WHERE action = 'reveal' AND dossier_id = $1 AND fields = '{phone}'`,
      [first.id],
    );
    expect(looks).toHaveLength(1);
  });

  it('goes on to the next after no answer, and comes back to who was not reached, with what came of it', async () => {
    const note = card('Nguyễn Thị Hoà').getByLabel('Ghi chú');
    await note.fill('Chuông đổ, không ai nhấc');
    await note.blur();
    await press('k');
    await card('Phạm Minh Khuê').getByText(second.code).first().waitFor();
    await press('ArrowDown');
    const tried = card('Nguyễn Thị Hoà').getByText('Đã gọi 1 lần', { exact: false });
    await tried.waitFor();
    expect(await tried.textContent()).toMatch(/ · Không nghe máy · “Chuông đổ, không ai nhấc”$/);
    expect(await barriers(counter)).toEqual([]);
  });

  it('takes off the list who was told, and the dossier says by whom', async () => {
    await press('d');
    await card('Nguyễn Thị Hoà').waitFor({ state: 'detached' });
    await press('s');
    await counter.page.getByRole('dialog', { name: 'Sai số: Phạm Minh Khuê' }).waitFor();
    expect(await barriers(counter)).toEqual([]);
    await counter.page.keyboard.type('0987');
    await press('Enter');
    await counter.see('Số điện thoại chưa đúng.');
    await counter.page.keyboard.type('654321');
    await counter.see('Tin nhắn được gửi lại tới số này.');
    await press('Enter');
    await counter.see('Không còn ai phải gọi.');
    const to = `SELECT address_masked AS to FROM notice WHERE dossier_id = $1 AND number_heard`;
    expect(await desk.api.sql(to, [second.id])).toEqual([{ to: '0987•••321' }]);
    await counter.go(`/dossiers/${first.id}/show`);
    await counter.see('Lê Thị Mai gọi điện báo');
    expect(counter.errors).toEqual([]);
  });

  it('lets a case officer take back what their own act tells, and nothing of others', async () => {
    const asked = await inState.awaiting_payment(desk.api);
    const kinds = `SELECT kind FROM notice WHERE dossier_id = $1 AND state = 'recalled'`;
    const officer = await desk.as('thuly');
    await officer.go(`/dossiers/${asked.id}/show`);
    const buttons = officer.page.getByRole('button', { name: 'Thu hồi' });
    await buttons.first().waitFor();
    // A mail and a text message; those of the intake are the counter's.
    expect(await buttons.count()).toBe(2);
    await buttons.first().press('Enter');
    await buttons.nth(1).waitFor({ state: 'detached' });
    expect(await desk.api.sql(kinds, [asked.id])).toEqual([{ kind: 'payment_requested' }]);
    expect(officer.errors).toEqual([]);
  });
});
