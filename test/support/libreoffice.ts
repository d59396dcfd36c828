import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unescaped } from './open-workbook.js';

/** A cell as LibreOffice has understood it. */
export interface UnderstoodCell {
  /** Its place, such as `C14`. */
  readonly at: string;
  /** `string`, `float`, `date` … */
  readonly type: string;
  /** The text, the number, or the moment as `2026-01-31T09:30:00`. */
  readonly value: string;
  readonly formula: boolean;
}

/**
 * Opens .xlsx files with LibreOffice and tells the cells of their first sheets. One that it cannot open throws.
 *
 * @param files by names of letters, digits and hyphens
 */
export function understood(files: Readonly<Record<string, Uint8Array>>): Record<string, UnderstoodCell[]> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-office-'));
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, `${name}.xlsx`), bytes);
      return join(folder, `${name}.xlsx`);
    });
    // A profile of its own: two that share one wait for each other.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--norestore', '--convert-to', 'fods', '--outdir', folder, ...paths];
    execFileSync('soffice', args, { stdio: 'pipe', timeout: 120_000 });
    return Object.fromEntries(
      Object.keys(files).map((name) => [name, cellsOf(readFileSync(join(folder, `${name}.fods`), 'utf8'))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Flat OpenDocument: rows and cells that are alike stand once, with how often. */
function cellsOf(xml: string): UnderstoodCell[] {
  const sheet = /<table:table .*?<\/table:table>/su.exec(xml)![0];
  const cells: UnderstoodCell[] = [];
  let row = 0;
  for (const [, rowHead = '', content = ''] of sheet.matchAll(ROW)) {
    const rows = times(rowHead, 'table:number-rows-repeated');
    let column = 0;
    for (const [, head = '', inner = ''] of content.matchAll(CELL)) {
      const columns = times(head, 'table:number-columns-repeated');
      const type = attribute(head, 'office:value-type');
      if (type !== undefined) {
        const value = attribute(head, type === 'date' ? 'office:date-value' : 'office:value') ?? textOf(inner);
        const formula = head.includes('table:formula=');
        for (let place = 0; place < rows * columns; place += 1) {
          const at = `${letters(column + (place % columns))}${row + Math.floor(place / columns) + 1}`;
          cells.push({ at, type, value, formula });
        }
      }
      column += columns;
    }
    row += rows;
  }
  return cells;
}

const ROW = /<table:table-row( [^>]*?)?(?:\/>|>(.*?)<\/table:table-row>)/gsu;
const CELL = /<table:(?:covered-)?table-cell( [^>]*?)?(?:\/>|>(.*?)<\/table:(?:covered-)?table-cell>)/gsu;

const times = (head: string, name: string): number => Number(attribute(head, name) ?? 1);

const attribute = (head: string, name: string): string | undefined =>
  new RegExp(` ${name}="(.*?)"`, 'u').exec(head)?.[1];

const textOf = (inner: string): string =>
  [...inner.matchAll(/<text:p(?: [^>]*)?(?:\/>|>(.*?)<\/text:p>)/gsu)]
    .map(([, line = '']) =>
      unescaped(
        line
          .replace(/<text:s(?: text:c="(\d+)")?\/>/gu, (_, n?: string) => ' '.repeat(Number(n ?? 1)))
          .replaceAll('<text:tab/>', '\t')
          .replace(/<text:line-break\/>/gu, '\n')
          .replace(/<[^>]+>/gu, ''),
      ),
    )
    .join('\n');

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}
