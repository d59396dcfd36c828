import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestAuthority } from '../support/authority.js';
import { describeDesk } from '../support/chromium.js';
import { inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';
import { pkcs12Of } from '../support/pkcs12.js';
import { smallPdf, upload } from '../support/upload.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { replayKeys } from './replay-keys.js';
import { scanOf } from './scan-streams.js';

const OFFICE = 'H23.18.07';
const PASSWORD = 'mật khẩu của dấu';

describeDesk('results at the counter', () => {
  let desk: Desk;
  let window: DeskPage;
  let decided: TestDossier;
  let over: TestDossier;
  let seals: string;

  beforeAll(async () => {
    const authority = await TestAuthority.make();
    seals = await mkdtemp(join(tmpdir(), 'motcua-seals-'));
    const office = await authority.certify({ subject: '/C=VN/CN=UBND PHƯỜNG CỘNG HÒA', key: 'rsa' });
    await pkcs12Of(authority, office, { path: join(seals, `${OFFICE}.p12`), password: PASSWORD });
    await writeFile(join(seals, `${OFFICE}.password`), PASSWORD);
    desk = await startDesk({ MOTCUA_SEALS_DIR: seals, MOTCUA_SIGNATURE_ROOTS: authority.root.certificate });
    await authority.remove();
    const { api } = desk;
    const counter = await api.as('motcua');
    decided = await mustAct(counter, await inState.decided(api), 'receive_result', { shelfSlot: 'Kệ 2, ô 5' });
    over = await inState.handed_over(api);
    window = await desk.as('motcua');
  });
  afterAll(async () => {
    await desk.stop();
    await rm(seals, { recursive: true });
  });

  it('stand in the register, which is narrowed by the shelf', async () => {
    await window.go('/results');
    const { page } = window;
    await page.getByRole('cell', { name: /Kệ 2, ô 5/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(3);
    expect(await barriers(window)).toEqual([]);
    await page.getByRole('textbox', { name: 'Ô kệ' }).fill('Kệ 2, ô 5');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Đã trả' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: decided.code }).click();
    await window.see(/Kệ 2, ô 5/);
  });

  it('are put on another shelf, from the register by hand and from the dossier by the scanner', async () => {
    const { page } = window;
    await window.go('/results');
    await window.button('Bỏ bộ lọc').click();
    await page.getByRole('button', { name: /^Ghi ô kệ, ký hiệu của kết quả số/ }).press('Enter');
    await window.dialog().waitFor();
    expect(await barriers(window)).toEqual([]);
    await window.type('   ');
    await page.keyboard.press('Enter');
    await window.dialog().getByText('Chưa nhập.').waitFor();
    await window.type('Kệ 3, ô 1');
    const symbol = window.dialog().getByRole('textbox', { name: 'Ký hiệu' });
    await symbol.fill('GKS');
    await symbol.press('Enter');
    await page.getByRole('cell', { name: /Kệ 3, ô 1/ }).waitFor();
    await page.getByRole('cell', { name: /GKS/ }).waitFor();

    await window.go(`/dossiers/${decided.id}/show`);
    await window.button(/^Ghi ô kệ, ký hiệu của kết quả số/).click();
    const slot = window.dialog().getByRole('textbox', { name: 'Ô kệ' });
    await slot.selectText();
    const cdp = await page.context().newCDPSession(page);
    await replayKeys(cdp, scanOf('KE-07-A', 'Enter'));
    await cdp.detach();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[role=dialog] input')?.value === 'KE-07-A',
    );
    // An Enter within 300 ms of the scanner's last key is taken for the scanner's own; a person looks first.
    await pause(500);
    await page.keyboard.press('Enter');
    await window.see(/để ở KE-07-A/);
  });

  it('get a file of this computer for their electronic copy, which the records clerk seals', async () => {
    await window.button(/^Bản điện tử của kết quả số/).click();
    const buffer = smallPdf('Giấy khai sinh');
    const file = { name: 'Giấy khai sinh.pdf', mimeType: 'application/pdf', buffer };
    let send = (): void => undefined;
    const sent = new Promise<void>((resolve) => (send = resolve));
    await window.page.route('**/attachments', async (route) => {
      await sent;
      await route.continue();
    });
    await window.dialog().locator('input[type=file]').setInputFiles(file);
    await window.dialog().getByRole('progressbar').waitFor();
    // While it is on its way nothing but the button calls it off.
    await window.page.keyboard.press('Escape');
    send();
    await window
      .dialog()
      .getByRole('radio', { name: /^Giấy khai sinh\.pdf/ })
      .waitFor();
    // The counter does not put the seal on.
    expect(await window.dialog().getByRole('checkbox').count()).toBe(0);
    expect(await barriers(window)).toEqual([]);
    await window.confirm();
    await window.see(/có bản điện tử/);

    const clerk = await desk.as('vanthu');
    await clerk.go('/results');
    await clerk.see('bản điện tử chưa ký số');
    await copyButton(clerk, decided).click();
    await clerk
      .dialog()
      .getByRole('checkbox', { name: /^Ký số bằng con dấu/ })
      .check();
    // What comes meanwhile does not take the place of what was chosen, and what is withheld meanwhile is not sealed.
    const { api } = desk;
    await upload(await api.as('motcua'), decided.id, { content: smallPdf('đến sau'), name: 'Đến sau.pdf' });
    // A string, because this runs in the page.
    const look = (): Promise<unknown> => clerk.page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    await look();
    await clerk
      .dialog()
      .getByRole('radio', { name: /^Đến sau/ })
      .waitFor();
    const chosen = clerk.dialog().getByRole('radio', { name: /^Giấy khai sinh\.pdf/ });
    expect(await chosen.isChecked()).toBe(true);
    const scanned = (scan: string): Promise<unknown> =>
      api.sql(
        `UPDATE stored_file SET scan = $1 WHERE sha256 = (
           SELECT sha256 FROM attachment WHERE dossier_id = $2 AND name = 'Giấy khai sinh.pdf')`,
        [scan, decided.id],
      );
    const why = clerk.dialog().getByText('Đang chờ quét vi-rút');
    await scanned('waiting');
    await look();
    await why.waitFor();
    expect([await chosen.isChecked(), await clerk.dialog().locator('button[type=submit]').isDisabled()]).toEqual([
      true,
      true,
    ]);
    await scanned('unscanned');
    await look();
    await why.waitFor({ state: 'detached' });
    expect(await barriers(clerk)).toEqual([]);
    await clerk.confirm();
    await clerk.see('bản điện tử đã ký số');

    // What was given out without a copy gets one, and a file that was meant for it goes again.
    const mistaken = await upload(await api.as('motcua'), over.id, { content: smallPdf('nhầm'), name: 'Nhầm.pdf' });
    expect(mistaken.status).toBe(201);
    await copyButton(clerk, over).click();
    await clerk.dialog().locator('input[type=file]').setInputFiles(file);
    await clerk
      .dialog()
      .getByRole('radio', { name: /^Giấy khai sinh\.pdf/ })
      .waitFor();
    await clerk.confirm();
    await clerk.see('bản điện tử chưa ký số');
    await copyButton(clerk, over).click();
    // The paper is gone: its copy may be sealed, and no other takes its place.
    await clerk
      .dialog()
      .getByRole('radio', { name: /^Giấy khai sinh\.pdf/ })
      .waitFor();
    expect(await clerk.dialog().getByRole('radio').count()).toBe(1);
    expect(await clerk.dialog().getByRole('button', { name: 'Thêm tệp từ máy này' }).count()).toBe(0);
    expect(await barriers(clerk)).toEqual([]);
    await clerk.confirm();
    await clerk.page.getByText('bản điện tử chưa ký số').waitFor({ state: 'detached' });
    await clerk.go(`/dossiers/${over.id}/show`);
    await clerk.see(/ghi bản điện tử cho kết quả đã trả, số .*, đã ký số/);
    expect(clerk.errors).toEqual([]);
  });

  it('are given out to somebody whose name differs only with a reason, and are signed for on the screen', async () => {
    await window.go(`/dossiers/${decided.id}/show`);
    await window.button('Trả kết quả').click();
    const dialog = window.dialog();
    await dialog.getByRole('radio', { name: 'Người được ủy quyền' }).check();
    await dialog.getByRole('textbox', { name: 'Họ và tên' }).fill('Lê Văn Tám');
    await dialog.getByText('Chưa ghi giấy ủy quyền của người nhận thay.').waitFor();
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Con ruột, có giấy khai sinh');
    await dialog.getByRole('checkbox').first().check();
    const { keep, signed } = padOf(window);
    const kept = dialog.getByText('đã lưu chữ ký');
    const pictures = (): Promise<{ id: string }[]> =>
      desk.api.sql(`SELECT id FROM attachment WHERE dossier_id = $1 AND kind = 'png'`, [decided.id]);
    // It has arrived, and the answer is lost: the same picture is not kept twice.
    await window.page.route(
      '**/attachments',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await signed();
    await keep.click();
    await dialog.getByRole('alert').last().waitFor();
    await keep.click();
    await kept.waitFor();
    expect(await pictures()).toHaveLength(1);
    // What one has signed is not the signature of another.
    await dialog.getByRole('textbox', { name: 'Họ và tên' }).fill('Lê Văn Chín');
    await kept.waitFor({ state: 'detached' });
    expect(await keep.isDisabled()).toBe(true);
    // Confirmed at once, what was drawn is kept first; where that fails nothing is given out.
    await signed();
    expect(await barriers(window)).toEqual([]);
    await window.page.route('**/attachments', (route) => route.abort(), { times: 1 });
    await dialog.locator('button[type=submit]').click();
    await dialog
      .getByRole('group', { name: /^Người nhận ký trên màn hình/ })
      .getByRole('alert')
      .waitFor();
    expect(await desk.api.sql('SELECT 1 FROM result_collection WHERE dossier_id = $1', [decided.id])).toEqual([]);
    await window.confirm();
    await window.see(/không ghi giấy ủy quyền/);
    expect(
      await desk.api.sql(
        `SELECT k.differs, cardinality(k.returned) AS returned, a.kind FROM result_collection k
           JOIN attachment a ON a.id = k.signature_id WHERE k.dossier_id = $1`,
        [decided.id],
      ),
    ).toEqual([{ differs: ['letter'], returned: 1, kind: 'png' }]);
    expect(window.errors.filter((error) => !error.includes('net::ERR_FAILED'))).toEqual([]);
  });

  it('are given out in the same visit to somebody else only with a reason, with the symbol they bear', async () => {
    const counter = await desk.api.as('motcua');
    const { body: procedure } = await counter.get('/api/v1/procedures/2.000815');
    const dossier = await takeIn(counter, {
      procedureCode: '2.000815',
      caseCode: undefined,
      components: (procedure as { components: { code: string }[] }).components.map(({ code }) => ({
        code,
        present: true,
      })),
    });
    await window.go(`/dossiers/${dossier.id}/show`);
    await window.button(/^Đã ký, vào sổ, trả kết quả/).click();
    const dialog = window.dialog();
    await dialog.getByRole('textbox', { name: 'Ký hiệu' }).fill('CTBS');
    await dialog.getByRole('radio', { name: 'Người được ủy quyền' }).check();
    await dialog.getByRole('textbox', { name: 'Họ và tên' }).fill('Lê Văn Tám');
    await dialog.getByText('Chưa ghi giấy ủy quyền của người nhận thay.').waitFor();
    await dialog.locator('button[type=submit]').click();
    expect(await dialog.locator('textarea:invalid').count()).toBe(1);
    expect(await barriers(window)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Con ruột, có giấy khai sinh');
    await dialog.getByRole('group', { name: 'Trả lại bản chính cùng kết quả' }).getByRole('checkbox').first().check();
    const { keep, signed } = padOf(window);
    await signed();
    const sending = gate();
    const typed = gate();
    await window.page.route(
      '**/attachments',
      async (route) => {
        sending.open();
        await typed.passed;
        await route.continue();
      },
      { times: 1 },
    );
    await keep.click();
    await sending.passed;
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Con dâu, có giấy khai sinh');
    typed.open();
    await dialog.getByText('đã lưu chữ ký').waitFor();
    expect(await barriers(window)).toEqual([]);
    await window.confirm();
    await window.see(/CTBS/);
    expect(
      await desk.api.sql(
        `SELECT k.differs, cardinality(k.returned) AS returned, a.kind, e.reason FROM result_collection k
           JOIN attachment a ON a.id = k.signature_id JOIN dossier_event e ON e.dossier_id = k.dossier_id AND e.transition = 'hand_over' WHERE k.dossier_id = $1`,
        [dossier.id],
      ),
    ).toEqual([{ differs: ['letter'], returned: 1, kind: 'png', reason: 'Con dâu, có giấy khai sinh' }]);
  });

  it('are given out together to one person, who signs once for all of them and is given the originals back', async () => {
    const counter = await desk.api.as('motcua');
    const { body: procedure } = await counter.get('/api/v1/procedures/2.000815');
    const { components, fees } = procedure as {
      components: { code: string }[];
      fees: { code: string; amountVnd: number }[];
    };
    const [fee] = fees as [(typeof fees)[number]];
    const together: TestDossier[] = [];
    for (let n = 0; n < 2; n++) {
      const dossier = await takeIn(counter, {
        procedureCode: '2.000815',
        caseCode: undefined,
        components: components.map(({ code }) => ({ code, present: true })),
      });
      const items = [{ feeCode: fee.code, quantity: 1, amountVnd: fee.amountVnd }];
      together.push(await mustAct(counter, dossier, 'record_payment', { items, method: 'cash' }));
    }
    await window.go('/quick');
    const { page } = window;
    for (const { code } of together) await page.getByRole('checkbox', { name: `Chọn ${code}`, exact: true }).check();
    await page.getByRole('combobox', { name: 'Người ký' }).selectOption({ index: 1 });
    await page.getByRole('checkbox', { name: 'Trả lại bản chính' }).check();
    await page.getByRole('button', { name: 'Người nhận ký', exact: true }).click();
    await padOf(window).signed();
    expect(await barriers(window)).toEqual([]);
    await window.dialog().getByRole('button', { name: 'Xong' }).click();
    await window.dialog().waitFor({ state: 'detached' });
    await window.see('Người nhận đã ký');
    expect(await barriers(window)).toEqual([]);
    await window.button('Ký trả 2 hồ sơ').click();
    await window.see('Đã trả 2/2 hồ sơ.');
    const kept: object[] = await desk.api.sql(
      `SELECT cardinality(k.returned) > 0 AS returned, a.kind, a.sha256 FROM result_collection k
         JOIN attachment a ON a.id = k.signature_id AND a.dossier_id = k.dossier_id WHERE k.dossier_id = ANY ($1)`,
      [together.map(({ id }) => id)],
    );
    expect(kept).toEqual(Array(2).fill({ ...kept[0], returned: true, kind: 'png' }));
    await waitUntil('one message of thanks', async () => {
      const thanks = await desk.api.sql(
        `SELECT 1 FROM notice WHERE kind = 'handed_over' AND channel = 'email' AND told_with_id IS NULL AND dossier_id = ANY ($1)`,
        [together.map(({ id }) => id)],
      );
      return thanks.length === 1;
    });
    expect(window.errors.filter((error) => !error.includes('net::ERR_FAILED'))).toEqual([]);
  });

  it('are not offered the copy of a result that was cancelled, and say why', async () => {
    const { api } = desk;
    const [leader, officer] = [await api.as('lanhdao'), await api.as('motcua')];
    const faulty = await inState.decided(api);
    const { body: file } = await upload(officer, faulty.id, { content: smallPdf('cũ'), name: 'Kết quả cũ.pdf' });
    const [{ id }] = faulty['results'] as [{ id: string }];
    expect((await officer.post(`/api/v1/results/${id}/copy`, { attachmentId: file.id })).status).toBe(200);
    const reopened = await mustActApproved(officer, leader, faulty, 'reopen_decision', { reason: 'Sai họ tên' });
    const anew = await mustAct(leader, reopened, 'decide', { results: [{}] });
    await window.go(`/dossiers/${anew.id}/show`);
    await window.button(/^Bản điện tử của kết quả số/).click();
    const dialog = window.dialog();
    await dialog.getByText('Không chọn được bản điện tử của kết quả đã hủy: Kết quả cũ.pdf').waitFor();
    expect(await dialog.getByRole('radio').count()).toBe(0);
    expect(await dialog.locator('button[type=submit]').isDisabled()).toBe(true);
    expect(await barriers(window)).toEqual([]);
    const buffer = smallPdf('mới');
    await dialog.locator('input[type=file]').setInputFiles({ name: 'Mới.pdf', mimeType: 'application/pdf', buffer });
    await dialog.getByRole('radio', { name: /^Mới/, checked: true }).waitFor();
    await window.confirm();
    await dialog.waitFor({ state: 'detached' });
    expect(window.errors.filter((error) => !error.includes('net::ERR_FAILED'))).toEqual([]);
  });
});

/** In the register, of one dossier's result. */
const copyButton = ({ page }: DeskPage, { code }: TestDossier) =>
  page.getByRole('row', { name: new RegExp(code) }).getByRole('button', { name: /^Bản điện tử của kết quả số/ });

/** The pad on which whoever collects a result signs, in the dialog that is open. */
function padOf(window: DeskPage) {
  const dialog = window.dialog();
  const keep = dialog.getByRole('button', { name: 'Lưu chữ ký' });
  const sign = async (): Promise<void> => {
    await dialog.locator('canvas').scrollIntoViewIfNeeded();
    const box = (await dialog.locator('canvas').boundingBox())!;
    await window.page.mouse.move(box.x + 40, box.y + 60);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + 160, box.y + 30, { steps: 5 });
    await window.page.mouse.up();
  };
  return {
    keep,
    /** What stands above may still be moving, so that a stroke goes beside it: a person draws again. */
    signed: (): Promise<unknown> =>
      waitUntil('there is a stroke', async () => {
        if (await keep.isDisabled()) await sign();
        return keep.isEnabled();
      }),
  };
}

/** Whoever waits for it goes on once it is open. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}
