import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DigestWorld, inTheMorning } from '../deadlines/digest-world.js';
import { describeDesk } from '../support/chromium.js';
import type { TestDossier } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('the digest of the morning', () => {
  let desk: Desk;
  let world: DigestWorld;
  let leader: DeskPage;
  let late: TestDossier;
  beforeAll(async () => {
    desk = await startDesk(inTheMorning());
    world = await DigestWorld.over(desk.api);
    await world.email('lanhdao', 'lanhdao@conghoa.example.vn');
    late = await world.overdue();
    await world.unanswered();
    await world.make();
    leader = await desk.as('lanhdao');
  });
  afterAll(async () => {
    await world.worker.destroy();
    await desk.stop();
  });

  const panel = (person: DeskPage) => person.page.getByRole('region', { name: 'Bản tin buổi sáng' });

  it('says what was told and where the mail goes, and each count opens what it counts', async () => {
    await panel(leader).getByText('đang gửi thư tới l•••@conghoa.example.vn').waitFor();
    const count = panel(leader).getByRole('button', { name: '1 trễ hạn', expanded: false });
    await count.press('Enter');
    await panel(leader).getByRole('link', { name: late.code }).waitFor();
    expect(await panel(leader).getByRole('link').count()).toBe(1);
    expect(await barriers(leader)).toEqual([]);
    await panel(leader).getByRole('button', { name: '1 chưa trả lời' }).press('Enter');
    await panel(leader).getByRole('link', { name: late.code }).waitFor({ state: 'detached' });
    expect(leader.errors).toEqual([]);
  });

  it('shows why a mail did not arrive, and who has no address that there is none', async () => {
    await desk.api.sql(
      `UPDATE staff_digest SET mail_state = 'failed', last_error = '550 5.1.1 <[…]>: User unknown' WHERE mail_state IS NOT NULL`,
    );
    await leader.page.reload();
    await panel(leader)
      .getByText('không gửi được thư tới l•••@conghoa.example.vn: 550 5.1.1 <[…]>: User unknown')
      .waitFor();
    const officer = await desk.as('thuly');
    await panel(officer).getByText('không gửi thư: tài khoản chưa có địa chỉ thư, hoặc đã chọn không nhận').waitFor();
  });

  it('leads a leader to the lists behind the figures of the office', async () => {
    const { page } = leader;
    await panel(leader).getByText('UBND phường Cộng Hòa').waitFor();
    const [figure] = (await world.shown('lanhdao'))!.offices;
    await panel(leader)
      .getByRole('button', { name: `${figure!.overdue} trễ hạn` })
      .last()
      .press('Enter');
    await page.getByRole('link', { name: late.code }).first().waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toContain('/dossiers');
  });

  it('is put away by one key, and stays away', async () => {
    const { page } = leader;
    await leader.go('/');
    await panel(leader).waitFor();
    const answered = (path: string): Promise<unknown> => page.waitForResponse((answer) => answer.url().endsWith(path));
    await Promise.all([answered('/auth/preferences'), page.keyboard.press('Shift+B')]);
    await panel(leader).waitFor({ state: 'detached' });
    await Promise.all([answered('/digests/today'), answered('/auth/preferences'), page.reload()]);
    await leader.go('/');
    expect(await panel(leader).count()).toBe(0);
  });
});
