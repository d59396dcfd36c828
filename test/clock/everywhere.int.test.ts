import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath, describeDesk } from '../support/chromium.js';

/** With their distance from UTC in July, as JavaScript says it: what a process must say to have believed us. */
const ZONES = { UTC: 0, 'America/New_York': 240, 'Pacific/Auckland': -720, 'Asia/Ho_Chi_Minh': -420 } as const;

const run = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(__dirname, script), ...args], { encoding: 'utf8', maxBuffer: 64_000_000 });

/** What the built package answers in a process of its own. */
function digestIn(zone: string): { offset: number; digest: number } {
  const env = { ...process.env, TZ: zone };
  const text = execFileSync(process.execPath, [join(__dirname, 'digest-node.mjs')], { encoding: 'utf8', env });
  const [offset, digest] = text.trim().split(' ').map(Number);
  return { offset: offset!, digest: digest! };
}

describe('the same due times and the same reckonings', () => {
  it.each(Object.entries(ZONES))('in %s as in Vietnam', (zone, offset) => {
    const home = digestIn('Asia/Ho_Chi_Minh');
    expect(digestIn(zone)).toEqual({ offset, digest: home.digest });
  });
});

describeDesk('the same in a browser', () => {
  it('whatever zone its computer believes to be in', async () => {
    const { digest } = digestIn('UTC');
    const page = run('../desk/bundle-page.mjs', join(__dirname, 'digest-page.mjs'));
    const browser = await chromium.launch({ executablePath: chromiumPath()!, args: CHROMIUM_ARGS });
    try {
      for (const timezoneId of Object.keys(ZONES)) {
        const tab = await (await browser.newContext({ timezoneId })).newPage();
        await tab.addScriptTag({ content: page });
        const answer = await tab.evaluate('[globalThis.digest(), new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset()]');
        expect(answer).toEqual([digest, ZONES[timezoneId as keyof typeof ZONES]]);
      }
    } finally {
      await browser.close();
    }
  });
});
