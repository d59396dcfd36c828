import { codeTail, formatDossierCode } from '@motcua/shared/dossiers';
import type { PaperForm } from '@motcua/shared/papers';
import type { OfficeTx } from '../database/office-transaction.js';
import type { NumberSeries } from './entities/dossier-parts.entity.js';

/**
 * Takes the next number of a series, or the first of as many as are asked for. The row stays locked until the transaction ends, so numbers are gapless: an act
 * that fails gives its number back. Taken as late as possible, to hold the lock shortly.
 */
async function nextNumber(
  tx: OfficeTx,
  officeId: string,
  kind: NumberSeries['kind'],
  period: string,
  count = 1,
): Promise<number> {
  const rows: { last: number }[] = await tx.em.query(
    `INSERT INTO number_series AS s (office_id, kind, period, last) VALUES ($1, $2, $3, $4)
     ON CONFLICT (office_id, kind, period) DO UPDATE SET last = s.last + EXCLUDED.last RETURNING last`,
    [officeId, kind, period, count],
  );
  return rows[0]!.last - count + 1;
}

/** The next dossier code of an office on a local date. */
export async function nextDossierCode(
  tx: OfficeTx,
  office: { id: string; code: string },
  on: string,
): Promise<{ code: string; codeTail: string }> {
  const [code] = await nextDossierCodes(tx, office, on, 1);
  return code!;
}

/** The same for many dossiers of one date. */
export async function nextDossierCodes(
  tx: OfficeTx,
  office: { id: string; code: string },
  on: string,
  count: number,
): Promise<{ code: string; codeTail: string }[]> {
  const first = await nextNumber(tx, office.id, 'code', on, count);
  return Array.from({ length: count }, (_, index) => {
    const code = formatDossierCode(office.code, on, first + index);
    return { code, codeTail: codeTail(code) };
  });
}

/** The next number in an office's register of results, e.g. `17/2026`; one entered by hand before is passed over. */
export async function nextResultNumber(tx: OfficeTx, officeId: string, year: number): Promise<string> {
  for (;;) {
    const number = `${await nextNumber(tx, officeId, 'result', String(year))}/${year}`;
    const taken: unknown[] = await tx.em.query(
      'SELECT 1 FROM dossier_result WHERE office_id = $1 AND year = $2 AND number = $3',
      [officeId, year, number],
    );
    if (taken.length === 0) return number;
  }
}

/** The next number in an office's book (quyển) of a form; a book is a year. */
export const nextPaperNumber = (tx: OfficeTx, officeId: string, form: PaperForm, year: number): Promise<number> =>
  nextNumber(tx, officeId, `paper.${form}`, String(year));

const SHEET_SERIES = { dossiers: 'handover_sheet', results: 'result_sheet', intake: 'intake_list' } as const;

/** The next number of an office's sheets with which piles of dossiers are passed on, or their results, or of lists of what somebody brought, in a year. */
export const nextHandoverSheetNumber = (
  tx: OfficeTx,
  officeId: string,
  kind: 'dossiers' | 'results' | 'intake',
  year: number,
): Promise<number> => nextNumber(tx, officeId, SHEET_SERIES[kind], String(year));
