import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OTHER_WARD } from '../support/api.js';
import { describeDesk } from '../support/chromium.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { whileTakenOver } from '../support/succession.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('the page of notices', () => {
  let desk: Desk;
  let counter: DeskPage;
  let told: TestDossier;
  let untold: TestDossier;
  beforeAll(async () => {
    desk = await startDesk();
    const client = await desk.api.as('motcua');
    told = await takeIn(client);
    untold = await takeIn(client);
    await desk.api.sql(
      `UPDATE notice SET state = 'gateway_accepted', gateway = 'smtp', gateway_id = '250 2.0.0 Ok: queued as 4F1', accepted_at = created_at
        WHERE dossier_id = $1`,
      [told.id],
    );
    await desk.api.sql(
      `UPDATE notice SET state = 'failed', attempts = 3, last_error = '550 5.1.1 <[…]>: User unknown' WHERE dossier_id = $1`,
      [untold.id],
    );
    counter = await desk.as('motcua');
  });
  afterAll(() => desk.stop());

  const rows = () => counter.page.getByRole('table').getByRole('row');
  const codes = (code: string) => counter.page.getByRole('link', { name: code });

  it('is in the rail and says of each notice what became of it, in the words of the gateway', async () => {
    await counter.page.getByRole('link', { name: 'Thông báo', exact: true }).click();
    await counter.page.getByRole('heading', { name: 'Thông báo cho công dân', level: 1 }).waitFor();
    await rows().nth(4).waitFor();
    expect(await rows().count()).toBe(5);
    await counter.see('250 2.0.0 Ok: queued as 4F1');
    await counter.see('đã thử 3 lần · 550 5.1.1 <[…]>: User unknown');
    expect(await barriers(counter)).toEqual([]);
  });

  it('shows only what needs somebody by one key, and the words by Enter', async () => {
    await counter.press('n');
    await codes(told.code).first().waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(3);
    await counter.page.getByRole('button', { name: 'Tiếp nhận và hẹn trả', expanded: false }).first().press('Enter');
    await counter.page.getByRole('button', { name: 'Tiếp nhận và hẹn trả', expanded: true }).waitFor();
    await counter.page.getByRole('table').getByText(`${untold.code}`, { exact: false }).nth(2).waitFor();
    expect(await barriers(counter)).toEqual([]);
  });

  it('has a message sent again', async () => {
    await counter.page.getByRole('button', { name: 'Gửi lại' }).first().press('Enter');
    await counter.see('Đã xếp lại để gửi.');
    // One is on its way again, so of this citizen nothing needs anybody.
    await counter.see('Không có thông báo nào khớp với bộ lọc.');
  });

  it('finds with what waits to leave also what stands in the queue already', async () => {
    await desk.api.sql(
      `UPDATE notice SET state = CASE channel WHEN 'email' THEN 'dispatched' ELSE 'planned' END WHERE dossier_id = $1`,
      [told.id],
    );
    await counter.button('Bỏ bộ lọc').press('Enter');
    await codes(untold.code).first().waitFor();
    const asked = counter.page.waitForResponse((answer) => answer.url().includes('state=planned'));
    await counter.page.getByRole('combobox', { name: 'Trạng thái' }).selectOption({ label: 'chờ gửi' });
    await (await asked).finished();
    await rows().filter({ hasText: 'gửi hỏng' }).first().waitFor({ state: 'detached' });
    expect(await codes(told.code).count()).toBe(2);
    expect(counter.errors).toEqual([]);
  });

  it('is narrowed to a dossier by its code, and leads there', async () => {
    await counter.button('Bỏ bộ lọc').press('Enter');
    await codes(told.code).first().waitFor();
    await counter.page.getByRole('textbox', { name: 'Mã hồ sơ' }).fill(untold.code);
    await counter.page.keyboard.press('Enter');
    await codes(told.code).first().waitFor({ state: 'detached' });
    // Under their heads: two, and the one that was sent once more.
    expect(await rows().count()).toBe(4);
    await codes(untold.code).first().press('Enter');
    await counter.page.getByRole('heading', { name: 'Thông báo cho công dân' }).waitFor();
    await counter.see('550 5.1.1 <[…]>: User unknown');
    expect(counter.errors).toEqual([]);
  });

  it('does not say sent of what was kept for want of a gateway', async () => {
    await desk.api.sql(
      `UPDATE notice SET state = 'gateway_accepted', gateway = 'kept', last_error = NULL WHERE dossier_id = $1`,
      [untold.id],
    );
    await counter.page.reload();
    await counter.see('chưa gửi: chưa nối cổng gửi');
    expect(await counter.page.getByText('giữ lại', { exact: true }).count()).toBe(3);
    expect(await counter.page.getByText('đã gửi đi', { exact: true }).count()).toBe(0);
  });

  it('has buttons for who received a dossier, and none for who only handles it', async () => {
    const { id } = await takeIn(await desk.api.as('motcua'), { handlingOfficeCode: OTHER_WARD });
    await desk.api.sql(
      `UPDATE notice SET state = CASE channel WHEN 'sms' THEN 'failed' ELSE 'retry_waiting' END, last_error = CASE channel WHEN 'email' THEN '450 busy' END
        WHERE dossier_id = $1`,
      [id],
    );
    const other = await desk.as('motcua2');
    const buttonsOf = async (reader: DeskPage): Promise<number[]> => {
      await reader.go(`/dossiers/${id}/show`);
      await reader.see('450 busy');
      const count = (name: string): Promise<number> => reader.page.getByRole('button', { name, exact: true }).count();
      return Promise.all(['Gửi lại', 'Thử ngay', 'Thu hồi'].map(count));
    };
    expect(await buttonsOf(counter)).toEqual([1, 1, 1]);
    expect(await buttonsOf(other)).toEqual([0, 0, 0]);
    // Once that office has taken over the one that received it, they are its own.
    await whileTakenOver(desk.api, async () => {
      await other.page.reload();
      expect(await buttonsOf(other)).toEqual([1, 1, 1]);
    });
    expect(other.errors).toEqual([]);
  });
});
