import type { Block, Cell } from './paper-document.js';
import type { PageWriter, Struct } from './page-writer.js';
import type { Line } from './set-words.js';

type Table = Extract<Block, { kind: 'table' }>;

const PADDING = { x: 3, y: 2 };
const RULE = 0.5;

/** A cell with its place in the grid. */
interface Placed {
  readonly cell: Cell;
  readonly column: number;
  readonly row: number;
  readonly lines: readonly Line[];
}

/** Draws a table; rows are never torn apart, and its header stands again on each page it goes on to. */
export function drawTable(writer: PageWriter, table: Table): void {
  const size = writer.type.small;
  const shares = table.columns.reduce((sum, { width }) => sum + width, 0);
  const widths = table.columns.map(({ width }) => (width * writer.width) / shares);
  const at = (column: number): number => writer.left + widths.slice(0, column).reduce((sum, one) => sum + one, 0);
  const spanned = ({ cell, column }: Pick<Placed, 'cell' | 'column'>): number =>
    widths.slice(column, column + (cell.colSpan ?? 1)).reduce((sum, one) => sum + one, 0);
  const set = (rows: readonly (readonly Cell[])[]): readonly Placed[] =>
    place(rows).map((one) => ({ ...one, lines: writer.lines(one.cell.words, spanned(one) - 2 * PADDING.x, size) }));
  const heightsOf = (placed: readonly Placed[], rows: number): readonly number[] => {
    const heights = Array.from({ length: rows }, () => size * 1.2 + 2 * PADDING.y);
    for (const { cell, row, lines } of placed) {
      const span = cell.rowSpan ?? 1;
      const has = heights.slice(row, row + span).reduce((sum, one) => sum + one, 0);
      // What a tall cell over several rows still needs, its last row gives.
      heights[row + span - 1]! += Math.max(0, writer.heightOf(lines, size) + 2 * PADDING.y - has);
    }
    return heights;
  };

  const header = set(table.header);
  const headerHeights = heightsOf(header, table.header.length);
  const headerHeight = headerHeights.reduce((sum, one) => sum + one, 0);
  const element = writer.element('Table');

  const draw = (placed: readonly Placed[], heights: readonly number[], row: number, within: Struct | null): void => {
    const top = writer.y;
    for (const one of placed.filter((cell) => cell.row === row)) {
      const height = heights.slice(row, row + (one.cell.rowSpan ?? 1)).reduce((sum, each) => sum + each, 0);
      const [x, width] = [at(one.column), spanned(one)];
      writer.decorate((pdf) => void pdf.lineWidth(RULE).rect(x, top, width, height).stroke());
      const isHeader = placed === header;
      const free = isHeader ? (height - writer.heightOf(one.lines, size)) / 2 : PADDING.y;
      const align = isHeader ? 'center' : (one.cell.align ?? table.columns[one.column]?.align ?? 'left');
      const print = (): void => writer.print(one.lines, x + PADDING.x, top + free, width - 2 * PADDING.x, align, size);
      if (within === null) writer.decorate(print);
      else writer.say(writer.element(isHeader ? 'TH' : 'TD', within, isHeader ? { scope: 'Column' } : {}), print);
    }
    writer.y += heights[row]!;
  };
  const drawHeader = (isFirst: boolean): void =>
    table.header.forEach((_, row) => draw(header, headerHeights, row, isFirst ? writer.element('TR', element) : null));

  const firstRow = table.rows.slice(0, 1);
  const firstHeight = heightsOf(set(firstRow), firstRow.length)[0] ?? 0;
  writer.need(headerHeight + firstHeight);
  drawHeader(true);
  for (const row of table.rows) {
    const placed = set([row]);
    const heights = heightsOf(placed, 1);
    if (!writer.fits(heights[0]!)) {
      writer.newPage();
      drawHeader(false);
    }
    draw(placed, heights, 0, writer.element('TR', element));
  }
}

/** Gives each cell its column, past those that reach down from rows above. */
function place(rows: readonly (readonly Cell[])[]): readonly Omit<Placed, 'lines'>[] {
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row},${column}`)) column += 1;
      const placed = { cell, column, row };
      for (let down = 0; down < (cell.rowSpan ?? 1); down++) {
        for (let right = 0; right < (cell.colSpan ?? 1); right++) taken.add(`${row + down},${column + right}`);
      }
      return placed;
    });
  });
}
