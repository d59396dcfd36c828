import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { drawWanted } from '../../server/src/thumbnails/keep-drawn.js';
import { TestAuthority } from '../support/authority.js';
import { describeDesk } from '../support/chromium.js';
import { birthRegistration, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';
import { signedPdf } from '../support/signed-pdf.js';
import { coloredPdf, smallPdf, upload } from '../support/upload.js';
import { waitUntil } from '../support/wait-until.js';
import { barriers } from './accessible.js';
import { type Desk, type DeskPage, startDesk } from './desk.js';
import { chooseProcedure, savedCode, writePerson } from './take-in.js';

/** A folder for pictures of the screens, for whoever wants to look at them. */
const LOOK = process.env['MOTCUA_TEST_LOOK'];

describeDesk('files on the page of a dossier', () => {
  let desk: Desk;
  let window: DeskPage;
  let dossier: TestDossier;
  let picture: Buffer;

  beforeAll(async () => {
    desk = await startDesk({ MOTCUA_MAX_FILE_MB: '2' });
    dossier = await takeIn(await desk.api.as('motcua'));
    window = await desk.as('motcua');
    picture = await window.page.screenshot();
    await window.go(`/dossiers/${dossier.id}/show`);
  });
  afterAll(() => desk.stop());

  const section = () =>
    window.page.locator('section', { has: window.page.getByRole('heading', { name: 'Tệp đính kèm' }) });
  const stored = () =>
    desk.api.sql<{ name: string; component_code: string | null; state: string }>(
      'SELECT name, component_code, state FROM attachment WHERE dossier_id = $1 ORDER BY position',
      [dossier.id],
    );
  const storedAs = async (name: string) => (await stored()).filter((one) => one.name === name);
  const look = async (name: string): Promise<void> => {
    if (LOOK) await window.page.screenshot({ path: join(LOOK, `${name}.png`) });
  };
  const base64 = (bytes: Buffer): string => bytes.toString('base64');
  /** Holds files over the section and lets them go on what `place` finds in it, or pastes them, as a browser tells it. */
  const give = (event: 'drop' | 'paste', files: { name: string; bytes: string }[], place?: string) =>
    section().evaluate(
      async (root, [kind, given, at]) => {
        const data = new DataTransfer();
        for (const { name, bytes } of given) {
          data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
        }
        const told = (what: string): Event =>
          kind === 'drop'
            ? new DragEvent(what, { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent(what, { clipboardData: data, bubbles: true });
        if (kind === 'drop') {
          root.dispatchEvent(told('dragover'));
          while (at && !document.querySelector(at)) await new Promise((resolve) => setTimeout(resolve, 20));
        }
        ((at && document.querySelector(at)) || root).dispatchEvent(told(kind));
      },
      [event, files, place] as const,
    );
  const openViewer = async (name: string): Promise<void> => {
    await section()
      .getByRole('button', { name: `Xem ${name}`, exact: true })
      .click();
    await window.dialog().waitFor();
  };
  /** What is seen in the middle of the first page drawn, and how large the page is. */
  const drawn = (frame: string) =>
    window
      .dialog()
      .getByRole('img', { name: frame })
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
        return { color: [...data.slice(0, 3)].join(' '), portrait: canvas.height > canvas.width };
      });

  it('are told of beforehand: which kinds are taken, and how large they may be', async () => {
    await section()
      .getByText(/^PDF, ảnh \(JPEG, PNG, HEIC, TIFF\), DOCX, XLSX\. Mỗi tệp tối đa 2 MB, mỗi hồ sơ 200 MB\./)
      .waitFor();
  });

  it('are chosen by keyboard for a paper, several at once', async () => {
    await section().getByLabel('Giấy tờ').selectOption('GCS');
    const chooser = window.page.waitForEvent('filechooser');
    await window.page.locator('main h1').first().click();
    await window.press('f');
    await (
      await chooser
    ).setFiles([
      { name: 'Giấy chứng sinh trang 1.png', mimeType: 'image/png', buffer: picture },
      { name: 'Giấy chứng sinh.pdf', mimeType: 'application/pdf', buffer: coloredPdf(['1 0 0', '0 0 1']) },
    ]);
    await window.button('Xem Giấy chứng sinh trang 1.png').waitFor();
    await window.button('Xem Giấy chứng sinh.pdf').waitFor();
    expect((await stored()).map(({ component_code }) => component_code)).toEqual(['GCS', 'GCS']);
    await window.see(/^PDF · \d+ kB · .* · \d\d:\d\d hôm nay$/);
  });

  it('are dropped on the paper they show, and pasted; what is refused says what to do', async () => {
    let sent = 0;
    window.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/attachments')) sent++;
    });
    await section().getByLabel('Giấy tờ').selectOption('');
    await give('drop', [{ name: 'Tờ khai.pdf', bytes: base64(smallPdf('tờ khai')) }], '[data-paper="TK"]');
    await window.button('Xem Tờ khai.pdf').waitFor();
    await give('drop', [
      { name: 'Đơn.pdf', bytes: base64(smallPdf('đơn')) },
      { name: 'trang.pdf', bytes: base64(Buffer.from('<html><script>alert(1)</script>')) },
      { name: 'lớn.pdf', bytes: base64(smallPdf('x'.repeat(6_000_000))) },
    ]);
    await window.see('Trang web và SVG không được nhận. Hãy in ra PDF rồi gửi.');
    await window.see(/^Tệp quá lớn/);
    await window.button('Xem Đơn.pdf').waitFor();
    await give('paste', [{ name: 'image.png', bytes: base64(picture) }]);
    await window.button(/^Xem Dán lúc \d\dg\d\d\.png$/).waitFor();
    expect([
      (await storedAs('Tờ khai.pdf'))[0]?.component_code,
      (await storedAs('Đơn.pdf'))[0]?.component_code,
    ]).toEqual(['TK', null]);
    // The one that is too large never left.
    expect(sent).toBe(4);
    await section().scrollIntoViewIfNeeded();
    await look('files');
    expect(await barriers(window)).toEqual([]);
    for (const name of ['Bỏ trang.pdf', 'Bỏ lớn.pdf']) await window.button(name).click();
    expect(await section().getByRole('alert').count()).toBe(0);
  });

  it('show how far they are, and are called off before they have arrived', async () => {
    const network = await window.page.context().newCDPSession(window.page);
    await network.send('Network.enable');
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 };
    await network.send('Network.emulateNetworkConditions', slow);
    await give('drop', [{ name: 'Chậm.pdf', bytes: base64(smallPdf('y'.repeat(1_500_000))) }]);
    await waitUntil('some of it is on its way', async () => {
      const share = await section().getByRole('progressbar').getAttribute('aria-valuenow');
      return Number(share) > 0;
    });
    await window.button('Hủy gửi Chậm.pdf').click();
    await section().getByRole('progressbar').waitFor({ state: 'detached' });
    await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
    await give('drop', [{ name: 'Sau đó.pdf', bytes: base64(smallPdf('z')) }]);
    await window.button('Xem Sau đó.pdf').waitFor();
    expect(await storedAs('Chậm.pdf')).toEqual([]);
  });

  it('of a scanner’s folder are offered, the newest chosen, other people’s not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-scanner-'));
    try {
      await writeFile(join(folder, 'SCAN0001.pdf'), smallPdf('của người khác'));
      await utimes(join(folder, 'SCAN0001.pdf'), new Date('2026-01-05'), new Date('2026-01-05'));
      await writeFile(join(folder, 'SCAN0002.pdf'), smallPdf('vừa quét'));
      await writeFile(join(folder, 'Thumbs.db'), 'x');
      const chooser = window.page.waitForEvent('filechooser');
      await window.page.locator('main h1').first().click();
      await window.press('Shift+F');
      await (await chooser).setFiles(folder);
      const boxes = window.dialog().getByRole('checkbox');
      await boxes.first().waitFor();
      expect(await boxes.count()).toBe(2);
      await look('folder');
      expect(await barriers(window)).toEqual([]);
      await window.confirm();
      await window.button('Xem SCAN0002.pdf').waitFor();
      expect(await storedAs('SCAN0001.pdf')).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('that are pictures are looked at beside the dossier, turned and enlarged by keys', async () => {
    await openViewer('Giấy chứng sinh trang 1.png');
    const image = window.dialog().getByRole('img');
    await image.waitFor();
    expect(await image.evaluate((shown: HTMLImageElement) => shown.decode().then(() => shown.naturalWidth))).toBe(1366);
    await window.dialog().getByText('Đối chiếu với hồ sơ').waitFor();
    // A signature is dark strokes on nothing, on the dark theme as well.
    expect(await image.evaluate((shown) => getComputedStyle(shown).backgroundColor)).toBe('rgb(255, 255, 255)');
    const width = () => image.evaluate((shown) => (shown as HTMLElement).offsetWidth);
    const whole = await width();
    await look('viewer-picture');
    expect(await barriers(window)).toEqual([]);
    await window.press('+');
    expect(await width()).toBeGreaterThan(whole * 1.4);
    await window.press('-', 'r');
    expect(await image.evaluate((shown) => getComputedStyle(shown).transform)).toMatch(/^matrix\(.*, 1, -1, /);
    await window.press('f');
    await window.dialog().getByText('Đối chiếu với hồ sơ').waitFor({ state: 'detached' });
    // Its look is written down by then: the next test counts them.
    const read = window.page.waitForResponse((response) => response.url().endsWith('/content'));
    await window.press('j');
    await read;
    await image
      .and(window.page.getByRole('img', { name: 'Giấy chứng sinh trang 1.png' }))
      .waitFor({ state: 'detached' });
    await window.press('Escape');
    await window.dialog().waitFor({ state: 'detached' });
  });

  it('that were only passed over leave no record of a look', async () => {
    await openViewer('Giấy chứng sinh trang 1.png');
    const image = window.dialog().getByRole('img');
    await image.evaluate((shown: HTMLImageElement) => shown.decode());
    const asked: string[] = [];
    const note = (request: { url(): string }): void => void asked.push(request.url());
    window.page.on('request', note);
    // In one go: between two keys from here a busy machine may take its time.
    await window.page.evaluate(async () => {
      const press = (key: string): boolean =>
        document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      const turn = async (key: string): Promise<void> => {
        const turned = new Promise<void>((resolve) => {
          const frame = document.querySelector('[data-frame]')!;
          const watch = new MutationObserver(() => {
            if (frame.isConnected) return;
            watch.disconnect();
            resolve();
          });
          watch.observe(document.body, { childList: true, subtree: true });
        });
        press(key);
        await turned;
        await new Promise((resolve) => setTimeout(resolve));
      };
      await turn('j');
      // Back over the one that had been opened.
      await turn('k');
      press('Escape');
    });
    await window.dialog().waitFor({ state: 'detached' });
    await openViewer('Giấy chứng sinh trang 1.png');
    await image.evaluate((shown: HTMLImageElement) => shown.decode());
    window.page.off('request', note);
    await window.press('Escape');
    await window.dialog().waitFor({ state: 'detached' });
    // The one that was looked at again.
    expect(asked.filter((url) => url.endsWith('/content'))).toHaveLength(1);
  });

  it('that are PDFs are read in a worker of our own and turned over page by page', async () => {
    const looks = async (): Promise<number> => {
      const rows = await desk.api.sql(
        `SELECT 1 FROM access_record r JOIN attachment a USING (dossier_id)
          WHERE r.action = 'attachment' AND a.dossier_id = $1 AND a.name = 'Giấy chứng sinh.pdf'
            AND r.fields = ARRAY[a.position::text]`,
        [dossier.id],
      );
      return rows.length;
    };
    // It may have been begun to be read behind the picture before it.
    const before = await looks();
    await openViewer('Giấy chứng sinh.pdf');
    const red = { color: '255 0 0', portrait: true };
    await waitUntil('the first page', async () => (await drawn('Giấy chứng sinh.pdf')).color === red.color);
    expect(await drawn('Giấy chứng sinh.pdf')).toEqual(red);
    await window.dialog().getByText('trang 1/2').waitFor();
    await look('viewer-pdf');
    await window.press('PageDown');
    await waitUntil('the second page', async () => (await drawn('Giấy chứng sinh.pdf')).color === '0 0 255');
    await window.press('r');
    await waitUntil('the page on its side', async () => !(await drawn('Giấy chứng sinh.pdf')).portrait);
    expect(window.page.workers().map((worker) => new URL(worker.url()).origin)).toContain(desk.api.url);
    await window.press('Escape');
    await window.dialog().waitFor({ state: 'detached' });
    expect(await looks()).toBe(before + 1);
    expect(window.errors).toEqual([]);
  });

  it('attached by mistake are removed with a reason, and stay in the list', async () => {
    await window.button('Gỡ Đơn.pdf').click();
    await window.dialog().getByLabel('Lý do').fill('Gắn nhầm hồ sơ');
    await window.confirm();
    await window.see('đã gỡ: Gắn nhầm hồ sơ');
    expect((await storedAs('Đơn.pdf'))[0]?.state).toBe('removed');
  });

  it('brought with a supplement are compared with what they replace', async () => {
    const officer = await desk.api.as('motcua');
    const before = { content: coloredPdf(['1 0 0']), name: 'Bản mờ dấu.pdf', component: 'GCS' };
    expect((await upload(officer, dossier.id, before)).status).toBe(201);
    const asked = await mustAct(officer, dossier, 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }],
    });
    expect(asked.state).toBe('awaiting_supplement');
    const again = { content: coloredPdf(['0 1 0']), name: 'Giấy chứng sinh bản rõ.pdf', component: 'GCS' };
    expect((await upload(officer, dossier.id, again)).status).toBe(201);
    await openViewer('Giấy chứng sinh bản rõ.pdf');
    await waitUntil('the new one', async () => (await drawn('Giấy chứng sinh bản rõ.pdf')).color === '0 255 0');
    await window.press('c');
    await waitUntil('the one before', async () => (await drawn('Bản mờ dấu.pdf')).color === '255 0 0');
    await window.dialog().getByText('Bản trước khi bổ sung').waitFor();
    await look('viewer-compare');
    expect(await barriers(window)).toEqual([]);
    // Enlarged, both move under the arrows, wherever the focus is.
    await window.press('+', '+');
    const frames = window.dialog().locator('[data-frame]');
    const offsets = () => frames.evaluateAll((all) => all.map(({ scrollTop }) => scrollTop));
    await waitUntil('both can be moved', async () =>
      (await frames.evaluateAll((all) => all.map((one) => one.scrollHeight > one.clientHeight * 1.5))).every(Boolean),
    );
    const [here, there] = await offsets();
    await window.press('ArrowDown');
    await waitUntil('both have moved', async () => {
      const [now, then] = await offsets();
      return now! > here! && then! > there!;
    });
    await window.press('Escape');
    await window.dialog().waitFor({ state: 'detached' });
  });

  it('that nobody can open here say what to do', async () => {
    const officer = await desk.api.as('motcua');
    const sent = await upload(officer, dossier.id, { content: unreadablePng(), name: 'hỏng.png' });
    expect(sent.status).toBe(201);
    await openViewer('hỏng.png');
    await window.see(/^Không hiện được tệp này/);
    expect(window.errors).toEqual([]);
  });

  it('handed in before by the same person are used again, and say where they came from', async () => {
    const officer = await desk.api.as('motcua');
    const { applicant } = birthRegistration();
    const earlier = await takeIn(officer, { applicant });
    await window.go(`/dossiers/${earlier.id}/show`);
    await section().getByRole('button', { name: 'Giấy tờ đã nộp' }).waitFor();
    await window.page.locator('main h1').first().click();
    await window.press('Shift+H');
    await window.dialog().getByText('Chưa có giấy tờ hợp lệ nào').waitFor();
    await look('earlier-none');
    await window.dialog().getByRole('button', { name: 'Đóng' }).click();
    const name = 'Giấy chứng sinh cũ, bản quét màu hai mặt của Bệnh viện Phụ sản Trung ương ngày 12-11-2026.pdf';
    const taken = 'to_khai_scan_0001.pdf';
    const form = await upload(officer, earlier.id, { content: smallPdf('tờ khai'), name: taken, component: 'TK' });
    expect(form.status).toBe(201);
    const paper = { content: coloredPdf(['0 1 0']), name, component: 'GCS' };
    expect((await upload(officer, earlier.id, paper)).status).toBe(201);
    await window.go(`/dossiers/${earlier.id}/show`);
    await section()
      .getByRole('button', { name: `Thời hạn của ${taken}` })
      .click();
    await window.dialog().getByLabel('Ngày cuối còn giá trị').fill('23/05/2099');
    await look('validity');
    expect(await barriers(window)).toEqual([]);
    await window.page.keyboard.press('Enter');
    await section().getByText('Có giá trị đến hết 23/05/2099').waitFor();
    const now = await takeIn(officer, { applicant });
    await window.go(`/dossiers/${now.id}/show`);
    await section().getByRole('button', { name: 'Giấy tờ đã nộp' }).waitFor();
    await window.page.locator('main h1').first().click();
    await window.press('Shift+H');
    const box = (file: string) => window.dialog().getByRole('checkbox', { name: file });
    await box(name).check();
    await window.dialog().getByText('Có giá trị đến hết 23/05/2099').waitFor();
    expect(await window.dialog().getByRole('group').count()).toBe(1);
    expect(await window.dialog().getByText(`${name} · Nguyễn Thị Hoà · ${earlier.code}`).count()).toBe(1);
    expect(await window.dialog().getByRole('group', { name }).getByLabel('Dùng làm').inputValue()).toBe('GCS');
    await look('earlier');
    expect(await barriers(window)).toEqual([]);

    // The answer is lost: to use it as something else is another call, to use it as before is the same one.
    const calls = '**/earlier-papers';
    await window.page.route(calls, async (route) => {
      await route.fetch();
      await route.abort();
    });
    const submit = window.dialog().locator('button[type=submit]');
    const refusal = window.dialog().getByRole('alert');
    await submit.click();
    await refusal.getByText(name).waitFor();
    await window.page.unroute(calls);
    const as = window.dialog().getByLabel('Dùng làm');
    await as.selectOption('');
    await submit.click();
    await refusal.getByText(/không dùng lại được/).waitFor();
    await as.selectOption('GCS');

    // Of two that were chosen one is in the dossier and says so; the other one is gone by now, and is told by its name.
    await box(taken).check();
    const removal = `/api/v1/dossiers/${earlier.id}/attachments/${form.body.id}/removal`;
    expect((await officer.post(removal, { reason: 'Gắn nhầm hồ sơ' })).status).toBe(200);
    await submit.click();
    await refusal.getByText(taken).waitFor();
    expect([await box(name).isDisabled(), await box(taken).isDisabled()]).toEqual([true, false]);
    await window.dialog().getByText('Đã thêm vào hồ sơ').waitFor();
    await look('earlier-partly');
    expect(await barriers(window)).toEqual([]);
    await window.dialog().getByRole('button', { name: 'Đóng' }).click();
    await window.dialog().waitFor({ state: 'detached' });
    await window.button(`Xem ${name}`).waitFor();
    await section().getByRole('link', { name: earlier.code }).waitFor();
    await look('reused');
    expect(window.errors).toEqual([]);
  });

  it('handed in before are offered while the next dossier is taken in, as soon as it is known whose it is', async () => {
    const officer = await desk.api.as('motcua');
    const { applicant } = birthRegistration();
    const { fullName, citizenId } = applicant as { fullName: string; citizenId: string };
    const earlier = await takeIn(officer, { applicant });
    const paper = { content: coloredPdf(['0 0 1']), name: 'Giấy chứng sinh.pdf', component: 'GCS' };
    expect((await upload(officer, earlier.id, { ...paper, validUntil: '2099-05-23' })).status).toBe(201);
    await mustActApproved(officer, await desk.api.as('lanhdao'), earlier, 'withdraw', {
      reason: 'Công dân xin rút',
    });
    await window.go('/intake');
    await chooseProcedure(window, 'khai sinh', '1.001193');
    await window.page.getByRole('button', { name: 'Đăng ký đúng hạn' }).click();
    await writePerson(window, { name: fullName, citizenId, phone: '0912345678' });
    const use = window.button(/^Dùng lại .*chứng sinh.* đã nộp$/i);
    await use.waitFor();
    await window.button(/^Xem .*chứng sinh.* đã nộp$/i).click();
    await window.dialog().getByRole('img').waitFor();
    await window.page.keyboard.press('Escape');
    await window.dialog().waitFor({ state: 'detached' });
    await use.focus();
    await window.page.keyboard.press('Enter');
    await window.see(`✓ Dùng lại từ hồ sơ ${earlier.code}`);
    await look('intake-offer');
    expect(await barriers(window)).toEqual([]);

    // Somebody else's name: what was one person's is theirs no more.
    const name = window.page.getByRole('textbox', { name: 'Họ và tên', exact: true });
    await name.fill('Trần Văn Đức');
    await window.page.getByText('✓ Dùng lại').waitFor({ state: 'detached' });
    await name.fill(fullName);
    await use.click();
    await window.page.getByRole('checkbox', { name: /^Tờ khai đăng ký khai sinh/ }).check();
    await window.press('F2');
    await window.see('✓ Đã tiếp nhận');
    const code = await savedCode(window);
    const rows = await desk.api.sql(
      `SELECT a.component_code, a.reused_from_code, a.valid_until::text, c.source
         FROM dossier d JOIN attachment a ON a.dossier_id = d.id
         JOIN dossier_component c ON c.dossier_id = d.id AND c.code = a.component_code WHERE d.code = $1`,
      [code],
    );
    const again = {
      component_code: 'GCS',
      reused_from_code: earlier.code,
      valid_until: '2099-05-23',
      source: 'reused',
    };
    expect(rows).toEqual([again]);
  });

  it('are shown small in the list', async () => {
    const officer = await desk.api.as('motcua');
    const seen = await takeIn(officer);
    const paper = { content: coloredPdf(['1 0 0']), name: 'Tờ khai đỏ.pdf', component: 'TK' };
    expect((await upload(officer, seen.id, paper)).status).toBe(201);
    while ((await drawWanted(desk.api.db, new LocalFileStore(desk.api.env.filesDir))) > 0);
    await window.go(`/dossiers/${seen.id}/show`);
    await window.button('Xem Tờ khai đỏ.pdf').waitFor();
    const small = section().locator('img');
    await small.waitFor();
    await small.scrollIntoViewIfNeeded();
    expect(await small.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalHeight))).toBe(192);
    await look('small');
    expect(await barriers(window)).toEqual([]);
    expect(window.errors).toEqual([]);
  });

  it('are attached with the day until which they are valid, which the next do not have', async () => {
    const other = await takeIn(await desk.api.as('motcua'));
    await window.go(`/dossiers/${other.id}/show`);
    const day = section().getByRole('textbox', { name: 'Ngày cuối còn giá trị' });
    await day.fill('23/05/2099');
    await look('upload-valid-until');
    const input = section().locator('input[type=file]').first();
    const send = (name: string) =>
      input.setInputFiles({ name, mimeType: 'application/pdf', buffer: coloredPdf(['0 1 1']) });
    await send('Có hạn.pdf');
    await section().getByText('Có giá trị đến hết 23/05/2099').waitFor();
    expect(await day.inputValue()).toBe('');
    await send('Không hạn.pdf');
    await window.button('Xem Không hạn.pdf').waitFor();
    const kept = await desk.api.sql(
      `SELECT name, valid_until::text AS day, valid_until_by_id IS NOT NULL AS said FROM attachment
        WHERE dossier_id = $1 AND name LIKE '%hạn.pdf' ORDER BY position`,
      [other.id],
    );
    expect(kept).toEqual([
      { name: 'Có hạn.pdf', day: '2099-05-23', said: true },
      { name: 'Không hạn.pdf', day: null, said: false },
    ]);
    expect(await barriers(window)).toEqual([]);
  });

  it('that are signed have their signatures checked again, beside what was found at first', async () => {
    const authority = await TestAuthority.make();
    const officer = await desk.api.as('motcua');
    const other = await takeIn(officer);
    try {
      const signer = await authority.certify({ subject: '/C=VN/CN=Nguyễn Thị Ước' });
      const content = await signedPdf({ sign: (bytes) => authority.sign(bytes, signer) });
      await upload(officer, other.id, { content, name: 'Đơn đã ký.pdf' });
    } finally {
      await authority.remove();
    }
    await window.go(`/dossiers/${other.id}/show`);
    await window.button('Kiểm tra lại chữ ký số của Đơn đã ký.pdf').click();
    await section().getByText(`theo yêu cầu của ${officer.user.fullName}`).waitFor();
    expect(await section().getByRole('list', { name: 'Khi nhận tệp' }).getByText('Nguyễn Thị Ước').count()).toBe(1);
    await section().scrollIntoViewIfNeeded();
    await look('signatures-again');
    expect(await barriers(window)).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});

/** Sound in its outline, without one sound pixel. */
function unreadablePng(): Buffer {
  const chunk = (type: string, data: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(data.length + 12);
    bytes.writeUInt32BE(data.length);
    bytes.write(type, 4, 'latin1');
    bytes.set(data, 8);
    return bytes;
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', [0, 0, 0, 10, 0, 0, 0, 10, 8, 2, 0, 0, 0]),
    chunk('IDAT', [1, 2, 3, 4]),
    chunk('IEND', []),
  ]);
}
