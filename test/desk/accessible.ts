import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { DeskPage } from './desk.js';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe has to say against the page as it stands, one line for each element. */
export async function barriers({ page }: DeskPage, rules: readonly string[] = RULES): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  // Colours are judged where they end up.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    { runOnly: [...rules], resultTypes: ['violations'] } satisfies RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n').slice(1).join(' ')}`,
    ),
  );
}

/** The same, and what it has against the colours in the dark, where nothing else is different. */
export async function barriersInBothSchemes(window: DeskPage): Promise<string[]> {
  const light = await barriers(window);
  await turn(window, 'dark');
  const dark = await barriers(window, ['color-contrast']);
  await turn(window, 'light');
  return [...light, ...dark.map((barrier) => `in the dark: ${barrier}`)];
}

async function turn({ page }: DeskPage, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html.${colorScheme}`).waitFor({ state: 'attached' });
}
