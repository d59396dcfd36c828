/** What a cell holds; how it is written follows from its column. */
export type SheetValue = string | number | Date | null;

/** `day` and `minute` are those of Vietnam's clocks; `tenth` has one decimal, `hundredth` two. */
export type CellKind = 'text' | 'whole' | 'tenth' | 'hundredth' | 'day' | 'minute';

export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly kind: CellKind;
}

/** A line over the table. */
export interface SheetLine {
  readonly text: string;
  readonly look?: 'title' | 'italic';
}

/** A table with what stands around it; its rows come from elsewhere, a batch at a time. */
export interface SheetPlan {
  /** Name of the sheet, at most 31 characters. */
  readonly name: string;
  /** Empty where the headings stand in the first row. */
  readonly above: readonly SheetLine[];
  readonly columns: readonly SheetColumn[];
  /** Sums, which stand out from the rows above; null without. */
  readonly total: SheetRow | null;
  /** Lines under the table. */
  readonly below: readonly string[];
  /** Who signs under it: one on the right, or one on the left and one on the right. */
  readonly signatures: readonly SheetSignature[];
}

export interface SheetSignature {
  readonly title: string;
  readonly hint: string;
  /** Empty where the pen writes it. */
  readonly name: string;
}

/** One value for each column. */
export type SheetRow = readonly SheetValue[];

export type RowBatches = AsyncIterable<readonly SheetRow[]>;

const DAY_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;
/** Day 0 of Excel's calendar that its days after February 1900 are counted from. */
const EXCEL_ZERO_MS = Date.UTC(1899, 11, 30);

/** A sheet knows no zones: days since its own zero by Vietnam's clocks, whole, or to the minute. */
export function excelDays(at: Date, kind: 'day' | 'minute'): number {
  const local = at.getTime() + VIETNAM_MS - EXCEL_ZERO_MS;
  if (kind === 'day') return Math.floor(local / DAY_MS);
  return (Math.floor(local / 60_000) * 60_000) / DAY_MS;
}
