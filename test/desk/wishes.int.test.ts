import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDesk } from '../support/chromium.js';
import { citizenId, takeIn, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';

describeDesk('how a person wishes to be told', () => {
  const id = citizenId();
  let desk: Desk;
  let counter: DeskPage;
  let first: TestDossier;
  let second: TestDossier;
  beforeAll(async () => {
    desk = await startDesk();
    const client = await desk.api.as('motcua');
    const applicant = { kind: 'person', fullName: 'Nguyễn Thị Hoà', citizenId: id, phone: '0912345678' };
    const messages = { channels: ['sms'], language: 'en' };
    first = await takeIn(client, { applicant: { ...applicant, messages } });
    second = await takeIn(client, { applicant });
    counter = await desk.as('motcua');
  });
  afterAll(() => desk.stop());

  it('is shown at intake as they last said it, until they say otherwise', async () => {
    await counter.go('/intake');
    await counter.page.getByRole('textbox', { name: 'Số định danh' }).fill(id);
    await counter.see('Như lần trước người này đã yêu cầu.');
    expect(await counter.page.getByRole('checkbox', { name: 'Thư điện tử' }).isChecked()).toBe(false);
    expect(await counter.page.getByRole('combobox', { name: 'Ngôn ngữ của tin' }).inputValue()).toBe('en');
    expect(await barriers(counter)).toEqual([]);
    await counter.page.getByRole('checkbox', { name: 'Thư điện tử' }).check();
    await counter.page.getByText('Như lần trước người này đã yêu cầu.').waitFor({ state: 'detached' });
    expect(await counter.page.getByRole('combobox', { name: 'Ngôn ngữ của tin' }).inputValue()).toBe('en');
  });

  it('is offered for their other open dossiers where it is changed in one', async () => {
    await counter.go(`/dossiers/${first.id}/show`);
    await counter.press('e');
    await counter.dialog().getByRole('checkbox', { name: 'Không nhận tin' }).check();
    const elsewhere = counter.dialog().getByRole('checkbox', { name: /^Áp dụng cả cho 1 hồ sơ khác/ });
    await elsewhere.waitFor();
    expect(await elsewhere.isChecked()).toBe(true);
    await counter.dialog().getByText(second.code).waitFor();
    expect(await barriers(counter)).toEqual([]);
    await counter.dialog().getByRole('textbox', { name: 'Lý do' }).fill('Công dân gọi điện');
    await counter.confirm();
    await waitUntil('both are told nothing', async () => {
      const rows = await desk.api.sql(
        `SELECT 1 FROM dossier WHERE id = ANY ($1) AND messages = '{"channels": [], "language": "en"}' AND version = 3`,
        [[first.id, second.id]],
      );
      return rows.length === 2;
    });
    await counter.see('Đã đổi cách báo tin ở 1 hồ sơ khác.');
    expect(counter.errors).toEqual([]);
  });
});
