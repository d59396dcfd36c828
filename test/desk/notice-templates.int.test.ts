import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { takeIn } from '../support/dossiers.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('the words of notices, on the screen', () => {
  let desk: Desk;
  let administrator: DeskPage;
  beforeAll(async () => {
    desk = await startDesk();
    administrator = await desk.as('quantri');
  });
  afterAll(() => desk.stop());

  it.each(['light', 'dark'] as const)(
    'are shown with an example while the office has no dossier, %s',
    async (colorScheme) => {
      const window = await desk.as('quantri', { colorScheme });
      await window.go('/admin/notice-templates/accepted/email/vi');
      await window.page.getByText(/^Ví dụ: cơ quan chưa có hồ sơ nào/).waitFor();
      await window.page
        .getByRole('region', { name: 'Thư dạng chữ' })
        .getByText(/Mã hồ sơ: H23\.18\.07-000000-0001/)
        .waitFor();
      expect(await barriers(window)).toEqual([]);
      const shot = process.env['MOTCUA_SHOT'];
      if (shot) await window.page.screenshot({ path: `${shot}-${colorScheme}.png`, fullPage: true });
      expect(window.errors).toEqual([]);
    },
  );

  it('are written by one person by keyboard, counted while typing, and put in force by another', async () => {
    await takeIn(await desk.api.as('motcua'));
    const { page } = administrator;
    await administrator.go('/admin/notice-templates');
    const row = page.getByRole('row', { name: /^Tiếp nhận và hẹn trả/ });
    await row.getByRole('link', { name: /SMS, tiếng Việt: mặc định/ }).waitFor();
    expect(await barriers(administrator)).toEqual([]);
    await row.getByRole('link', { name: /SMS, tiếng Việt/ }).press('Enter');

    const plain = page.getByRole('region', { name: 'Không dấu' });
    const body = page.getByRole('textbox', { name: 'Nội dung' });
    await plain.getByText(/UBND phuong .* da tiep nhan/).waitFor();
    await body.fill('Phường nhận hồ sơ {{applicant}}');
    await page.getByText('{{applicant}}: Không dùng ô điền này ở đây', { exact: false }).waitFor();
    await page.getByText('Sửa các chỗ sai để xem thử.').waitFor();
    expect(await page.getByRole('button', { name: /^Lưu nháp/ }).isDisabled()).toBe(true);

    await body.fill('Phường nhận hồ sơ ');
    await page.getByRole('button', { name: /^mã hồ sơ/ }).press('Enter');
    expect(await body.inputValue()).toBe('Phường nhận hồ sơ {{code}}');
    await plain.getByText(/^Phuong nhan ho so H23\.18\.07-/).waitFor();
    await plain.getByText(/GSM-7.* 1 phần/).waitFor();
    await page
      .getByRole('region', { name: 'Có dấu' })
      .getByText(/UCS-2.* 1 phần/)
      .waitFor();
    expect(await barriers(administrator)).toEqual([]);

    await page.keyboard.press('F2');
    await page.getByRole('button', { name: /^Đề nghị/, disabled: false }).waitFor();
    await page.keyboard.press('F8');
    await page.getByText('Bạn đã soạn hoặc đề nghị mẫu này').waitFor();
    expect(await page.getByRole('button', { name: /^Ban hành/ }).isDisabled()).toBe(true);
    expect(await barriers(administrator)).toEqual([]);

    const leader = await desk.as('lanhdao');
    await leader.go('/admin/notice-templates/accepted/sms/vi');
    await leader.page.getByRole('button', { name: /^Ban hành/, disabled: false }).waitFor();
    await leader.page.keyboard.press('F8');
    await leader.page.getByText(/đang dùng bản 1/).waitFor();
    expect(leader.errors).toEqual([]);
  });

  it('are shown as the mail that a citizen would get, in a frame that can do nothing', async () => {
    const { page } = administrator;
    await administrator.go('/admin/notice-templates/accepted/email/vi');
    const frame = page.locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('');
    await page
      .frameLocator('iframe')
      .getByRole('heading', { name: /^UBND phường/ })
      .waitFor();
    await page.getByRole('textbox', { name: 'Nội dung' }).fill('Chào {{applicant}}: {{code}}');
    await page
      .getByRole('region', { name: 'Thư dạng chữ' })
      .getByText(/^Chào \S•••/)
      .waitFor();
    await page.getByRole('button', { name: 'Xem lại theo chữ vừa gõ' }).press('Enter');
    await page
      .frameLocator('iframe')
      .getByText(/^Chào \S•••/)
      .waitFor();
    expect(await barriers(administrator)).toEqual([]);
    expect(administrator.errors).toEqual([]);
  });

  it('that tell several dossiers keep their list', async () => {
    const { page } = administrator;
    await administrator.go('/admin/notice-templates/visit_accepted/sms/vi');
    const body = page.getByRole('textbox', { name: 'Nội dung' });
    await page
      .getByRole('region', { name: 'Không dấu' })
      .getByText(/^UBND phuong .* da tiep nhan \d+ ho so: H23/)
      .waitFor();
    await body.fill('Đã nhận {{count}} hồ sơ');
    await page.getByText('{{dossiers}}: Nội dung phải có ô điền này', { exact: false }).waitFor();
    await page.getByRole('button', { name: /^từng hồ sơ/ }).press('Enter');
    expect(await body.inputValue()).toContain('{{#dossiers}}\n{{number}}. {{code}}\n{{/dossiers}}');
    expect(await barriers(administrator)).toEqual([]);
    expect(administrator.errors).toEqual([]);
  });
});
