import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { stored } from './stored.js';
import { chooseProcedure, savedCode, writePerson } from './take-in.js';

const REASON = 'Công dân chuyển đến nơi ở mới từ đầu tháng';
const PERSON = { name: 'Trần Thị Bưởi', citizenId: '030190054321', phone: '0912345999' };

describeDesk('a session that ends while an officer types', () => {
  let desk: Desk;
  let window: DeskPage;
  let dossier: TestDossier;

  beforeAll(async () => {
    desk = await startDesk();
    dossier = await takeIn(await desk.api.as('motcua'));
    window = await desk.as('motcua');
  });
  afterAll(() => desk.stop());

  /** As an administrator or the clock ends it; the next call of the page finds out. */
  const endSession = (): Promise<unknown> => desk.api.sql('DELETE FROM session');

  const signIn = () => window.page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });

  async function signInAgain(): Promise<void> {
    await signIn().waitFor();
    // What stood on the page is covered, whoever comes by.
    const ground = await signIn().evaluate((dialog) => {
      const backdrop = dialog.closest('.MuiDialog-root')!.querySelector('.MuiBackdrop-root')!;
      return getComputedStyle(backdrop).backgroundColor;
    });
    expect(ground).toMatch(/^rgb\(/);
    await signIn().getByLabel('Mật khẩu của motcua').fill(DEMO_PASSWORD);
    await window.press('Enter');
    await signIn().waitFor({ state: 'detached' });
  }

  it('keeps the words of a dialog, and the act is done after signing in again', async () => {
    await window.go(`/dossiers/${dossier.id}/show`);
    await window.page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await window.press('e');
    await window.dialog().getByLabel('Địa chỉ', { exact: true }).fill('Số 5, phố Núi');
    await window.dialog().getByLabel('Lý do').fill(REASON);
    await endSession();
    await window.page.keyboard.press('Control+Enter');
    await signInAgain();
    expect(await window.dialog().getByLabel('Lý do').inputValue()).toBe(REASON);
    expect(await window.dialog().getByLabel('Địa chỉ', { exact: true }).inputValue()).toBe('Số 5, phố Núi');
    await window.confirm();
    expect((await stored(desk, dossier.id)).events).toEqual(['submit', 'accept', 'correct']);
  });

  it('keeps a half-written intake, which is then saved', async () => {
    await window.go('/intake');
    await chooseProcedure(window, '1.001193', '1.001193');
    await window.button('Đăng ký đúng hạn').click();
    await writePerson(window, PERSON);
    await window.button('Đủ tất cả').click();
    await endSession();
    await window.press('F2');
    await signInAgain();
    const field = (name: string) => window.page.getByRole('textbox', { name, exact: true });
    expect(await field('Họ và tên').inputValue()).toBe(PERSON.name);
    expect(await field('Số định danh').inputValue()).toBe(PERSON.citizenId);
    await window.press('F2');
    const code = await savedCode(window);
    const [saved] = await desk.api.sql<{ state: string }>('SELECT state FROM dossier WHERE code = $1', [code]);
    expect(saved).toEqual({ state: 'accepted' });
    expect(window.errors).toEqual([]);
  });
});
