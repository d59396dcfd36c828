import { addDays, type LedgerLine, type LedgerReason, type LocalDate } from '@motcua/shared/calendar';

/** A row of the reckoning as it is read: days in a row that are passed over for one reason are one row. */
export interface LedgerRow {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly session: { readonly from: number; readonly to: number } | undefined;
  readonly reason: LedgerReason;
  /** 0 for what is passed over. */
  readonly units: number;
  /** What has been used up by the end of the row. */
  readonly sum: number;
}

/** The lines of a reckoning as rows. What counts keeps a row of its own, so that anyone can count along. */
export function ledgerRows(lines: readonly LedgerLine[]): readonly LedgerRow[] {
  const rows: LedgerRow[] = [];
  let sum = 0;
  for (const { date, session, units, counts, reason } of lines) {
    sum += units;
    const last = rows.at(-1);
    if (!counts && last !== undefined && isContinued(last, date, reason)) rows.splice(-1, 1, { ...last, to: date });
    else rows.push({ from: date, to: date, session, reason, units, sum });
  }
  return rows;
}

function isContinued(row: LedgerRow, date: LocalDate, reason: LedgerReason): boolean {
  const follows = row.to === date || addDays(row.to, 1) === date;
  const sameDecision = row.reason.name === reason.name && row.reason.decision === reason.decision;
  return (
    row.units === 0 && follows && row.reason.kind === reason.kind && row.reason.pause === reason.pause && sameDecision
  );
}
