import type { DeskPage } from './desk.js';

/** The smallest screen the desk is made for, and a large one. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/**
 * What of the page does not fit on a small and on a large screen, in the light and in the dark: one line for each element.
 * With `MOTCUA_SHOTS` pictures are taken as well.
 */
export async function cutOnScreens({ page }: DeskPage, name: string): Promise<string[]> {
  const folder = process.env['MOTCUA_SHOTS'];
  const cut: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html.${colorScheme}`).waitFor({ state: 'attached' });
      const found = await page.evaluate(whatIsCut);
      cut.push(...found.map((what) => `${size.width} ${colorScheme}: ${what}`));
      if (folder) await page.screenshot({ path: `${folder}/${name}-${size.width}-${colorScheme}.png` });
    }
  }
  await page.setViewportSize(SIZES[0]);
  return cut;
}

/** Words of the tables of the page that are not on the paper it prints, and how often they are missing there. */
export async function missingOnPaper({ page }: DeskPage, text: string): Promise<string[]> {
  const cells = await page.locator('main table :is(th, td)').allInnerTexts();
  const onPaper = timesOf(text);
  return [...timesOf(cells.join(' '))].flatMap(([word, times]) => {
    const missing = times - (onPaper.get(word) ?? 0);
    return missing > 0 ? [`${word}: ${missing}`] : [];
  });
}

function timesOf(text: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const word of text.normalize('NFC').split(/\s+/u).filter(Boolean)) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

/** Runs in the page: what is wider than its place, or hidden by it. */
function whatIsCut(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const cut = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
  for (const element of document.querySelectorAll<HTMLElement>('main *')) {
    // Of a switch its own light may reach out.
    if (element.closest('[aria-hidden=true], svg') || element.innerText.trim() === '') continue;
    const { overflowX, position } = getComputedStyle(element);
    // What only the ear is told has no size.
    if (overflowX === 'visible' || position === 'absolute') continue;
    if (element.scrollWidth > element.clientWidth + 1) {
      cut.push(
        `${element.tagName} ${element.innerText.slice(0, 40)}: ${element.scrollWidth} in ${element.clientWidth}`,
      );
    }
  }
  return cut;
}
