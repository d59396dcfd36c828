import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { takeIn } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, startDesk } from './desk.js';

describeDesk('the page that says how the sending of messages goes', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
    await takeIn(await desk.api.as('motcua'));
  });
  afterAll(() => desk.stop());

  it('says that all is well, and by itself what is wrong and what to do', async () => {
    const window = await desk.as('quantri');
    const { page } = window;
    await page.getByRole('link', { name: 'Tình trạng gửi tin' }).click();
    await page.getByText('Tin nhắn và thư đang được gửi đi bình thường.').waitFor();
    expect(await barriers(window)).toEqual([]);

    await desk.api.sql(
      `UPDATE notice SET state = 'unknown', last_error = 'no answer in time', due_at = now() WHERE channel = 'sms'`,
    );
    await page.getByText(/Tin nhắn SMS: \d+ tin chưa rõ có đến hay không/).waitFor();
    await page.getByText('Hỏi nhà cung cấp trước khi gửi lại').waitFor();
    await page.getByText('no answer in time').waitFor();

    await desk.api.sql(
      `INSERT INTO staff_digest (id, staff_id, on_date, created_at, subject, body, offices, mail_address, mail_state, mail_due_at,
                                 gateway, last_error)
       SELECT gen_random_uuid(), id, '2026-01-01', now(), 's', 'b', '[]', 'a@b.vn', 'failed', now(), 'smtp', '550 no such user'
         FROM staff WHERE username = 'thuly'`,
    );
    await page.getByText(/1 thư gửi cán bộ không thành trong 24 giờ qua \(Việc trong ngày\)/).waitFor();
    await page.getByRole('cell', { name: '550 no such user' }).waitFor();
    expect(await barriers(window)).toEqual([]);
    const shot = process.env['MOTCUA_SHOT'];
    if (shot) await page.screenshot({ path: shot, fullPage: true });
    expect(window.errors).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('is there for supervisors as well, %s', async (colorScheme) => {
    const window = await desk.as('giamsat', { colorScheme });
    await window.go('/admin/notices/health');
    await window.page.getByRole('heading', { name: 'Tình trạng gửi tin' }).waitFor();
    await window.page.getByRole('heading', { name: 'Đang chờ gửi' }).waitFor();
    expect(await barriers(window)).toEqual([]);
  });
});
