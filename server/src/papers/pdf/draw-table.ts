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

/**
 * Draws a table; rows, and those that a cell holds together, are not torn apart, and its header stands again on each page
 * it goes on to. Only a row that no page could hold goes on in another one.
 */
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
  const headerHeight = heightOf(headerHeights);
  const element = writer.element('Table');

  const draw = (placed: readonly Placed[], heights: readonly number[], row: number, within: Struct): void => {
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

  const most = Math.floor((writer.room - headerHeight - 2 * PADDING.y) / writer.heightOf([NO_LINE], size));
  const groups = groupsOf(table.rows)
    .flatMap((rows) => (rows.length === 1 ? torn(set(rows), most) : [set(rows)]))
    .map((placed) => ({ placed, heights: heightsOf(placed, Math.max(...placed.map(({ row }) => row)) + 1) }));
  if (table.goesOn !== true) {
    writer.need(headerHeight + heightOf(groups[0]?.heights ?? []));
    drawHeader(true);
  }
  for (const { placed, heights } of groups) {
    if (!writer.fits(heightOf(heights))) {
      writer.newPage();
      drawHeader(false);
    }
    heights.forEach((_, row) => draw(placed, heights, row, writer.element('TR', element)));
  }
}

const NO_LINE: Line = { pieces: [], width: 0, isCut: false };

/** A row in as many as its longest cell needs, of at most so many lines each. */
function torn(row: readonly Placed[], most: number): readonly (readonly Placed[])[] {
  const parts = Math.ceil(Math.max(1, ...row.map(({ lines }) => lines.length)) / most);
  return Array.from({ length: parts }, (_, part) =>
    row.map((one) => ({ ...one, lines: one.lines.slice(part * most, (part + 1) * most) })),
  );
}

/** Rows that a cell reaches over belong together. */
function groupsOf(rows: readonly (readonly Cell[])[]): readonly (readonly (readonly Cell[])[])[] {
  const groups: (readonly Cell[])[][] = [];
  let reach = 0;
  for (const row of rows) {
    if (reach === 0) groups.push([]);
    groups.at(-1)!.push(row);
    reach = Math.max(reach, ...row.map(({ rowSpan }) => rowSpan ?? 1)) - 1;
  }
  return groups;
}

const heightOf = (heights: readonly number[]): number => heights.reduce((sum, one) => sum + one, 0);

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
