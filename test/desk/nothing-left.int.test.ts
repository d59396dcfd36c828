import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { writePerson } from './take-in.js';
import { placesWith, remainsOf } from './remains.js';

const CITIZEN = { fullName: 'Phùng Thị Quế', citizenId: '030190077777', phone: '0912777888', email: 'que@example.com' };
const TYPED = { name: 'Lò Văn Rớt', citizenId: '030090066666', phone: '0912666555' };

describeDesk('a shared computer after an officer has signed out', () => {
  let desk: Desk;
  let dossier: TestDossier;
  let officer: DeskPage;
  let secrets: string[];

  beforeAll(async () => {
    desk = await startDesk();
    dossier = await takeIn(await desk.api.as('motcua'), { applicant: { kind: 'person', ...CITIZEN } });
    secrets = [...Object.values(CITIZEN), ...Object.values(TYPED), dossier.code].flatMap((word) => [
      word,
      encodeURIComponent(word),
    ]);
  });
  afterAll(() => desk.stop());

  beforeEach(async () => {
    officer = await desk.as('motcua');
    await search(officer, CITIZEN.fullName);
    await search(officer, CITIZEN.citizenId);
    await officer.page.locator('tbody tr[tabindex]').first().click();
    await officer.see(dossier.code);
    await officer.go('/intake');
    const { page } = officer;
    await writePerson(officer, TYPED);
    // While at work it is there: this test would notice it.
    expect(placesWith(await remainsOf(page), [TYPED.name])).not.toEqual([]);
    await signOut(officer);
  });

  async function search({ page }: DeskPage, words: string): Promise<void> {
    await page.getByLabel('Tìm hồ sơ').fill(words);
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: dossier.code, exact: true }).waitFor();
  }

  async function signOut({ page }: DeskPage): Promise<void> {
    await page.getByRole('button', { name: 'Lê Thị Mai' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.locator('input[name=password]').waitFor();
  }

  it('keeps nothing of a citizen anywhere, neither what was read nor what was typed', async () => {
    expect(placesWith(await remainsOf(officer.page), secrets)).toEqual([]);
  });

  it('shows who goes back through its pages a sign-in and nothing else', async () => {
    const { page } = officer;
    let shown = '';
    await page.exposeFunction('note', (text: string) => void (shown += text));
    await page.evaluate(() => {
      const { note } = window as unknown as { note: (text: string) => void };
      new MutationObserver(() => note(document.body.innerText)).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    for (let steps = 0; steps < 4; steps++) {
      await page.evaluate(() => window.history.back());
      await page.locator('input[name=password]').waitFor();
      await page.waitForLoadState('networkidle');
      shown += await page.locator('body').innerText();
      expect(placesWith(await remainsOf(page), secrets)).toEqual([]);
    }
    expect(shown).toContain('Mật khẩu');
    expect(placesWith({ shown }, secrets)).toEqual([]);
  });

  it('gives the next person an empty search and an empty form', async () => {
    await officer.signIn('motcua');
    const { page } = officer;
    await page.locator('tbody tr[tabindex]').first().waitFor();
    expect(await page.getByLabel('Tìm hồ sơ').inputValue()).toBe('');
    await officer.go('/intake');
    await page.getByLabel('Họ và tên').first().waitFor();
    expect(placesWith(await remainsOf(page), Object.values(TYPED))).toEqual([]);
    expect(officer.errors).toEqual([]);
  });
});
