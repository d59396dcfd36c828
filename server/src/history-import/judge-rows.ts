import { localDateOf } from '@motcua/shared/calendar';
import { type HistoryDossier, type HistoryFault, readHistoryRow } from '@motcua/shared/history';
import type { OfficeTx } from '../database/office-transaction.js';
import type { HistoryRow } from './read-history-file.js';

/** A dossier fit to be taken in, with the version of its procedure. */
export interface FreshDossier extends HistoryDossier {
  readonly row: number;
  readonly procedureVersionId: string;
}

export interface JudgedRows {
  readonly fresh: readonly FreshDossier[];
  /** How many are there already. */
  readonly known: number;
  readonly wrong: number;
  readonly faults: readonly HistoryFault[];
}

/** Where old codes of an office come from: unlike those of a portal they are its own. */
export const historySource = (officeId: string): string => `history/${officeId}`;

/** Looks rows through: the same for the dry run and for the import, which may be days later. */
export async function judgeRows(tx: OfficeTx, officeId: string, rows: readonly HistoryRow[]): Promise<JudgedRows> {
  const faults: HistoryFault[] = [];
  const read: (HistoryDossier & { row: number })[] = [];
  for (const { row, cells, doubled } of rows) {
    const outcome = readHistoryRow(cells, row, tx.now);
    if (doubled) faults.push({ row, column: 'oldCode', code: 'history.code_doubled' });
    if (!outcome.ok) faults.push(...outcome.faults);
    else if (!doubled) read.push({ ...outcome.dossier, row });
  }
  const versions = await versionsOf(tx, new Set(read.map(({ procedureCode }) => procedureCode)));
  const codes = read.map(({ oldCode }) => oldCode);
  const known = await knownCodes(tx, officeId, codes);
  const merged = await codesOfMerged(tx, officeId, codes);
  const fresh: FreshDossier[] = [];
  let there = 0;
  for (const dossier of read) {
    const procedureVersionId = versionOn(versions.get(dossier.procedureCode), localDateOf(dossier.receivedAt));
    if (known.has(dossier.oldCode)) there += 1;
    else if (merged.has(dossier.oldCode))
      faults.push({ row: dossier.row, column: 'oldCode', code: 'history.code_of_merged' });
    else if (procedureVersionId) fresh.push({ ...dossier, procedureVersionId });
    else faults.push({ row: dossier.row, column: 'procedureCode', code: 'history.procedure_unknown' });
  }
  faults.sort((a, b) => a.row - b.row);
  return { fresh, known: there, wrong: new Set(faults.map(({ row }) => row)).size, faults };
}

interface VersionFrom {
  readonly id: string;
  readonly from: string;
}

/** All versions, of procedures that are abolished too: what is brought over was settled under them. */
async function versionsOf(tx: OfficeTx, codes: ReadonlySet<string>): Promise<ReadonlyMap<string, VersionFrom[]>> {
  const rows: (VersionFrom & { code: string })[] = await tx.em.query(
    `SELECT p.code, v.id, v.effective_from::text AS "from" FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
      WHERE p.code = ANY ($1) ORDER BY p.code, v.effective_from, v.number`,
    [[...codes]],
  );
  const versions = new Map<string, VersionFrom[]>();
  for (const { code, ...version } of rows) versions.set(code, [...(versions.get(code) ?? []), version]);
  return versions;
}

/** The catalogue may begin later than the dossiers: then its first version names the procedure and the field. */
const versionOn = (versions: readonly VersionFrom[] | undefined, date: string): string | undefined =>
  (versions?.findLast(({ from }) => from <= date) ?? versions?.[0])?.id;

/** Old codes that this office has, brought over before or sent by a portal in its time. */
async function knownCodes(tx: OfficeTx, officeId: string, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows: { code: string }[] = await tx.em.query(
    `SELECT external_code AS code FROM dossier
      WHERE external_source IN (SELECT $1 UNION SELECT portal_source FROM staff WHERE portal_source IS NOT NULL)
        AND external_code = ANY ($2) AND office_id = $3`,
    [historySource(officeId), codes, officeId],
  );
  return new Set(rows.map(({ code }) => code));
}

/** Offices that this one came from or became part of, however long ago; the two share dossiers, and so their past. */
export async function mergedOffices(tx: OfficeTx, officeId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.em.query(
    `WITH RECURSIVE earlier AS (
       SELECT predecessor_id AS id FROM office_succession WHERE successor_id = $1
       UNION SELECT s.predecessor_id FROM earlier JOIN office_succession s ON s.successor_id = earlier.id),
     later AS (
       SELECT successor_id AS id FROM office_succession WHERE predecessor_id = $1
       UNION SELECT s.successor_id FROM later JOIN office_succession s ON s.predecessor_id = later.id)
     SELECT id FROM earlier UNION SELECT id FROM later`,
    [officeId],
  );
  return rows.map(({ id }) => id);
}

/** Old codes brought over for an office it was merged with: the same dossier, or another one of the same number. */
async function codesOfMerged(tx: OfficeTx, officeId: string, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const others = await mergedOffices(tx, officeId);
  for (const id of others) await tx.widen(id);
  const rows: { code: string }[] = await tx.em.query(
    `SELECT external_code AS code FROM dossier WHERE external_source = ANY ($1) AND external_code = ANY ($2)`,
    [others.map(historySource), codes],
  );
  return new Set(rows.map(({ code }) => code));
}
