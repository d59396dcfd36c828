import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { parseCitizenCard } from '../../shared/src/validation/index.js';
import { CHROMIUM_ARGS, chromiumPath, describeDesk } from '../support/chromium.js';
import { waitUntil } from '../support/wait-until.js';
import { replayKeys } from './replay-keys.js';
import {
  ASCII_CARD,
  byHand,
  CARD_STREAMS,
  DOSSIER_CODE,
  falteringScanOf,
  scanOf,
  type ScanStream,
  WAYBILL,
} from './scan-streams.js';

interface Look {
  readonly values: Readonly<Record<string, string>>;
  /** What React keeps of the controlled fields. */
  readonly state: string;
  readonly focus: string;
}

interface Seen {
  readonly scans: readonly object[];
  readonly statuses: readonly string[];
  readonly shortcuts: number;
  /** Each value of the controlled field that React was told. */
  readonly heard: readonly string[];
}

const FIELDS = [
  'text',
  'controlled',
  'number',
  'empty-number',
  'controlled-number',
  'password',
  'email',
  'date',
  'short',
  'read-only',
  'textarea',
  'select',
  'button',
  'submit',
  'editable',
];

describeDesk('a scanner beside the keyboard', () => {
  let browser: Browser;
  let page: Page;
  let cdp: CDPSession;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath()!, args: CHROMIUM_ARGS });
    page = await browser.newPage();
    cdp = await page.context().newCDPSession(page);
    const content = execFileSync(process.execPath, [join(__dirname, 'bundle-page.mjs'), 'scan-page.mjs'], {
      encoding: 'utf8',
      maxBuffer: 32 * 1024 * 1024,
    });
    await page.route('http://desk.test/', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: '<!doctype html><div id="root"></div><div id="editable" contenteditable>ab <b>cd</b></div><script src="page.js"></script>',
      }),
    );
    await page.route('http://desk.test/page.js', (route) =>
      route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: content }),
    );
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    await page.goto('http://desk.test/');
    await page.waitForSelector('#text');
  });

  /** All that a stray key could have changed. */
  const look = (): Promise<Look> => page.evaluate<Look>('look()');
  const seen = (): Promise<Seen> => page.evaluate<Seen>('seen');
  const scans = (count: number): Promise<Seen['scans']> =>
    waitUntil(`${count} scans`, async () => {
      const all = (await seen()).scans;
      return all.length >= count && all;
    });
  const focusOn = (id: string, from = 1, to = 3): Promise<void> => page.evaluate(`focusOn('${id}', ${from}, ${to})`);
  const replay = (records: Parameters<typeof replayKeys>[1]): Promise<void> => replayKeys(cdp, records);
  const settle = (): Promise<void> => page.waitForTimeout(150);

  it.each(CARD_STREAMS)('reads a card and leaves no trace: $name', async ({ text, records, unnamed = false }) => {
    for (const field of ['text', 'controlled']) {
      await focusOn(field);
      const before = await look();
      await replayKeys(cdp, records, { unnamed });
      const [scan] = (await scans(field === 'text' ? 1 : 2)).slice(-1);
      expect(scan).toEqual({ kind: 'citizenCard', card: parseCitizenCard(text), mismatches: [], name: 'abcd' });
      await settle();
      expect(await look()).toEqual(before);
    }
    expect(await seen()).toMatchObject({ submitted: 0, clicked: 0 });
    expect(await scans(2)).toHaveLength(2);
    // The first keys, and that they are gone again: more the page does not hear of a scan or its half.
    expect((await seen()).heard.length).toBeLessThanOrEqual(8);
  });

  it.each(FIELDS)('leaves no trace in %s, and Enter does nothing', async (field) => {
    await focusOn(field);
    const before = await look();
    expect(before.focus).toBe(field);
    await replay(scanOf(DOSSIER_CODE, 'Enter'));
    await scans(1);
    await settle();
    expect(await look()).toEqual(before);
    expect(await seen()).toMatchObject({
      submitted: 0,
      clicked: 0,
      scans: [{ kind: 'dossierCode', code: DOSSIER_CODE }],
      statuses: ['ready', 'reading', 'ready'],
    });
  });

  it('is read while the page is busy', async () => {
    await focusOn('text');
    const before = await look();
    const busy = page.evaluate('beBusy()');
    await replay(scanOf(ASCII_CARD, 'Enter'));
    await busy;
    expect(await scans(1)).toMatchObject([{ kind: 'citizenCard', card: parseCitizenCard(ASCII_CARD)! }]);
    await settle();
    expect(await look()).toEqual(before);
  });

  it('is read when the system hands the keys out late', async () => {
    await replayKeys(cdp, falteringScanOf(WAYBILL), { lateMs: 400 });
    await settle();
    expect(await scans(1)).toMatchObject([{ kind: 'unknown' }]);
  });

  it('is read in halves when the system hands the keys out later than a half waits for the other', async () => {
    const [{ text, records }] = CARD_STREAMS.filter(({ name }) => name.startsWith('two halves')) as [ScanStream];
    // No key can be older than the page.
    await page.waitForFunction('performance.now() > 2600');
    await replayKeys(cdp, records, { lateMs: 2500 });
    expect(await scans(1)).toMatchObject([{ kind: 'citizenCard', card: parseCitizenCard(text)! }]);
  });

  it.each([
    ['at 60 ms a key', [60]],
    ['rolling over the keys', [25, 90]],
    ['rolling over all fingers', [20]],
  ])('leaves a hand alone that types %s', async (_, gaps) => {
    const text = 'so 12 ngay 15 thang 8';
    await focusOn('controlled', 4, 4);
    await replay(byHand(text, gaps));
    await settle();
    expect((await look()).values['controlled']).toBe(`abcd${text}`);
    expect(await seen()).toMatchObject({ scans: [], statuses: ['ready'] });
  });

  it('lets Enter of a hand submit the form, and repeated keys through', async () => {
    await focusOn('text', 4, 4);
    await replay([...byHand('xyz', [80])]);
    await page.keyboard.press('Enter');
    expect(await seen()).toMatchObject({ submitted: 1 });
    for (let count = 0; count < 12; count++) await page.keyboard.down('a');
    await page.keyboard.up('a');
    await settle();
    expect((await look()).values['text']).toBe(`abcdxyz${'a'.repeat(12)}`);
  });

  it.each([
    ['text', WAYBILL, `a${WAYBILL}d`],
    ['controlled', WAYBILL, `a${WAYBILL}d`],
    ['textarea', WAYBILL, `a${WAYBILL}cd`],
    ['short', WAYBILL, WAYBILL.slice(0, 8)],
    ['empty-number', '89345631', '89345631'],
    ['password', WAYBILL, `a${WAYBILL}d`],
  ])('types an unknown barcode into %s', async (field, text, value) => {
    await focusOn(field, field === 'short' ? 0 : 1, field === 'short' ? 0 : 3);
    await replay(scanOf(text, 'Enter'));
    await settle();
    const { values, state } = await look();
    expect(values[field]).toBe(value);
    if (field === 'controlled') expect(JSON.parse(state)).toMatchObject({ name: value });
    expect(await seen()).toMatchObject({ submitted: 0, scans: [], statuses: ['ready', 'reading', 'ready'] });
  });

  it.each(['number', 'empty-number', 'date', 'select'])(
    'leaves %s alone, which takes no such barcode',
    async (field) => {
      await focusOn(field);
      const before = await look();
      await replay(scanOf(WAYBILL, 'Enter'));
      expect(await scans(1)).toMatchObject([{ kind: 'unknown' }]);
      expect(await look()).toEqual(before);
    },
  );

  it('tells of an unknown barcode where no field takes it', async () => {
    await page.focus('#read-only');
    await replay(scanOf(WAYBILL, 'Enter'));
    expect(await scans(1)).toMatchObject([{ kind: 'unknown' }]);
    expect(await seen()).toMatchObject({ statuses: ['ready', 'reading', 'failed'] });
    await waitUntil('the scanner is ready again', async () => (await seen()).statuses.length === 4);
  });

  it('tells of a card that was cut short, and puts none of it anywhere', async () => {
    await focusOn('text');
    const before = await look();
    await replay(scanOf(ASCII_CARD.slice(0, 60)));
    expect(await scans(1)).toMatchObject([{ kind: 'incomplete' }]);
    expect(await look()).toEqual(before);
  });

  it('asks what was opened last, and the others only when that declines', async () => {
    await page.evaluate('openDialog(true)');
    await page.waitForSelector('#dialog', { state: 'attached' });
    // What the page's own handler reads changes: it must not climb over the dialog's by that.
    await page.fill('#controlled', 'Mai');
    await replay(scanOf(DOSSIER_CODE, 'Enter'));
    await replay(scanOf(ASCII_CARD, 'Enter'));
    expect(await scans(1)).toMatchObject([{ kind: 'citizenCard', name: 'Mai' }]);
    expect(await seen()).toMatchObject({ inDialog: ['dossierCode', 'citizenCard'] });
    await page.evaluate('openDialog(false)');
    await page.waitForSelector('#dialog', { state: 'detached' });
    await replay(scanOf(DOSSIER_CODE, 'Enter'));
    expect(await scans(2)).toMatchObject([{}, { kind: 'dossierCode' }]);
  });

  it('does not take the first letter of a scan for a shortcut', async () => {
    await replay(scanOf(WAYBILL, 'Enter'));
    await scans(1);
    await settle();
    expect(await seen()).toMatchObject({ shortcuts: 0 });
    await replay(byHand('E', [100]));
    await waitUntil('the shortcut', async () => (await seen()).shortcuts === 1);
  });
});
