import { basename } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { describeDesk } from '../support/chromium.js';
import { takeIn } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { type Desk, DeskPage, startDesk } from './desk.js';

const LIMIT_BYTES = 350_000;
/** When the desk begins to (admin-ui/src/app/DeskFrame.tsx). */
const AHEAD_MS = 2_500;

interface Script {
  readonly name: string;
  readonly encoding: string;
  readonly bytes: number;
}

/** Every script a page has fetched, as it came over the wire. */
async function watchScripts(cdp: CDPSession): Promise<Script[]> {
  const scripts: Script[] = [];
  const answers = new Map<string, { url: string; encoding: string }>();
  cdp.on('Network.responseReceived', ({ requestId, type, response: { url, headers } }) => {
    if (type !== 'Script') return;
    const encoding = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? 'none';
    answers.set(requestId, { url, encoding });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
    const answer = answers.get(requestId);
    if (answer) scripts.push({ name: basename(answer.url), encoding: answer.encoding, bytes });
  });
  await cdp.send('Network.enable');
  return scripts;
}

/** In the browser: the other pages' scripts are not brought in ahead, however long the first list takes to come. */
function bringNothingAhead(aheadMs: number): void {
  const original = window.setTimeout.bind(window);
  window.setTimeout = ((work: TimerHandler, ms?: number) =>
    ms === aheadMs ? 0 : original(work, ms)) as typeof window.setTimeout;
}

describeDesk('the pages on the wire', () => {
  let desk: Desk;
  let page: Page;
  let scripts: Script[];
  /** Those until the first row. */
  let first: readonly Script[];

  beforeAll(async () => {
    desk = await startDesk();
    await takeIn(await desk.api.as('motcua'));
    const context = await desk.browser.newContext({ extraHTTPHeaders: { 'accept-encoding': 'gzip' } });
    page = await context.newPage();
    await page.addInitScript(bringNothingAhead, AHEAD_MS);
    scripts = await watchScripts(await context.newCDPSession(page));
    const window = await DeskPage.enter(page, desk.api.url);
    await window.signIn('motcua');
    await page.locator('tbody tr[tabindex]').first().waitFor();
    first = [...scripts];
  });
  afterAll(() => desk.stop());

  it('are at most 350 kB of scripts, packed, until the first row of a list is there', () => {
    const bytes = first.reduce((sum, script) => sum + script.bytes, 0);
    console.log(`scripts until the first row: ${(bytes / 1000).toFixed(1)} kB in ${first.length} files`);
    // The little runtime of the bundler is too small to pack.
    expect(first.filter((script) => script.encoding !== 'gzip' && script.bytes > 2_000)).toEqual([]);
    expect(first.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
  });

  it('leave intake, administration and the dossier for when somebody goes there', async () => {
    const has = (all: readonly Script[], name: string): boolean => all.some((one) => one.name.startsWith(`${name}-`));
    for (const [name, path] of [
      ['IntakePage', '/intake'],
      ['AdminPages', '/admin/procedures'],
      ['DossierShow', '/dossiers/x/show'],
    ] as const) {
      expect([name, has(first, name)]).toEqual([name, false]);
      await page.evaluate((hash) => (window.location.hash = hash), path);
      await waitUntil(`the script of ${name}`, () => has(scripts, name));
    }
  });
});
