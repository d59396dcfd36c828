import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many faults of each kind; the whole run is `npm run faults`. */
export const FAULTS_PER_KIND = Number(process.env['MOTCUA_FAULTS'] ?? 30);
export const WHOLE = FAULTS_PER_KIND >= 1_000;

/** From a disaster until nothing is owed any more, with the waiting times that the server really has. */
export const LONGEST_RECOVERY_MS = 120_000;

const DOCUMENT = join(__dirname, '../../docs/faults.md');

/** Prints a table, and puts it in its place of docs/faults.md when the run was a whole one. */
export function tell(place: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
  );
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [title, ...others] = cells.map(line);
  const table = [title, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others].join('\n');
  console.log(`${place}\n${table}`);
  if (!WHOLE) return;
  const [begin, end] = [`<!-- ${place} -->`, `<!-- end of ${place} -->`];
  const text = readFileSync(DOCUMENT, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/faults.md has no place for "${place}".`);
  writeFileSync(DOCUMENT, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
}
