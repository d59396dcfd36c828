import { writeFileSync } from 'node:fs';
import { greyOf, textOf, textsOf } from '../support/pdf-tools.js';
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

/**
 * The text of the page on paper, and the words of its tables that are missing there with how often. What is still being brought
 * when a choice was made is waited for: the page is printed again until it was the same before and after.
 */
export async function printed({ page }: DeskPage): Promise<{ text: string; missing: string[] }> {
  for (;;) {
    await page.locator('main table tbody tr').first().waitFor();
    const cells = page.locator('main table :is(th, td)');
    const before = (await cells.allInnerTexts()).join(' ');
    const text = textOf(await page.pdf({ preferCSSPageSize: true })).normalize('NFC');
    const after = (await cells.allInnerTexts()).join(' ');
    if (before !== after) continue;
    const onPaper = timesOf(text);
    const missing = [...timesOf(before)].flatMap(([word, times]) => {
      const fewer = times - (onPaper.get(word) ?? 0);
      return fewer > 0 ? [`${word}: ${fewer}`] : [];
    });
    return { text, missing };
  }
}

/** Low enough for every table to go on on the next one. */
const LOW_SHEETS = '@page { size: 297mm 90mm !important }';

/**
 * On which sheets rows of a table stand without all words of its head: one line for each; and on how many sheets tables go on, so
 * that it is known whether there was anything to find.
 */
export async function headsOnSheets({ page }: DeskPage): Promise<{ lacking: string[]; goingOn: number }> {
  const tables = await page.locator('main table').evaluateAll((all) =>
    all.map((table) => ({
      head: table.querySelector('thead')!.innerText,
      // Some cells of each: one alone may stand in a chart or a note as well. What can be pressed is not among its row's text on paper.
      rows: [...table.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll<HTMLElement>(':scope > :not(:has(a, button))')]
          .slice(0, 3)
          .map(({ innerText }) => innerText)
          .join(' ')
          .replaceAll(/\s+/gu, ' '),
      ),
    })),
  );
  const low = await page.addStyleTag({ content: LOW_SHEETS });
  const sheets = textsOf(await page.pdf({ preferCSSPageSize: true }));
  await low.evaluate((tag: Element) => tag.remove());
  const lacking: string[] = [];
  let goingOn = 0;
  for (const { head, rows } of tables) {
    const bearing = sheets.filter((sheet) => rows.some((row) => sheet.normalize('NFC').includes(row)));
    goingOn += Math.max(0, bearing.length - 1);
    for (const sheet of bearing) {
      const there = timesOf(sheet);
      const lacks = [...timesOf(head)].filter(([word, times]) => (there.get(word) ?? 0) < times);
      if (lacks.length === 0) continue;
      lacking.push(`sheet ${sheets.indexOf(sheet) + 1} lacks in its head: ${lacks.map(([word]) => word).join(' ')}`);
    }
  }
  return { lacking, goingOn };
}

/** What is otherwise on paper when the screen is dark: one line for each page. Paper is white, and what stands on it is not pale. */
export async function otherwiseInTheDark({ page }: DeskPage, name: string): Promise<string[]> {
  const folder = process.env['MOTCUA_SHOTS'];
  const pages: Buffer[][] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html.${colorScheme}`).waitFor({ state: 'attached' });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    if (folder) writeFileSync(`${folder}/${name}-${colorScheme}.pdf`, pdf);
    pages.push(greyOf(pdf));
  }
  await page.emulateMedia({ colorScheme: null });
  const [light, dark] = pages as [Buffer[], Buffer[]];
  return light.flatMap((points, n) => {
    const paler = dark[n] ? points.filter((point, at) => Math.abs(point - dark[n]![at]!) > 64).length : points.length;
    const white = dark[n]?.filter((point) => point === 255).length ?? 0;
    return [
      ...(paler > 0 ? [`page ${n + 1}: ${paler} points are otherwise in the dark`] : []),
      ...(white < points.length * 0.7 ? [`page ${n + 1} is not white`] : []),
    ];
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
