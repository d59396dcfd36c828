import { localDateOf } from '@motcua/shared/calendar';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from './entities/dossier.entity.js';
import type { RegisterEntry } from './entities/register-entry.entity.js';
import { nextRegisterNumbers } from './number-series.js';

/** Book and line of a dossier in the register. */
export type RegisterNumber = Pick<RegisterEntry, 'year' | 'number'>;

type Received = Pick<Dossier, 'id' | 'officeId'> & { readonly receivedAt: Date };

/** A book is a year of receipts, by the calendar on the wall here. */
export const bookOf = (receivedAt: Date): number => Number(localDateOf(receivedAt).slice(0, 4));

/**
 * Enters a dossier in the book of the year it was received in. Nobody waits for its number, which receipt, control sheet and
 * register read from there. The series is locked from here to the commit, as that of codes is: numbers have no gap.
 */
export function enterInRegister(tx: OfficeTx, { id, officeId, receivedAt }: Received): void {
  const year = bookOf(receivedAt);
  tx.write(
    `WITH next AS (INSERT INTO number_series AS s (office_id, kind, period, last) VALUES ($2, 'register', $3::int::text, 1)
                   ON CONFLICT (office_id, kind, period) DO UPDATE SET last = s.last + 1 RETURNING last)
     INSERT INTO register_entry (dossier_id, office_id, year, number) SELECT $1, $2, $3, last FROM next`,
    [id, officeId, year],
  );
}

/** The number of a received dossier. One that a version before this received without any gets it now; its row is locked by the caller. */
export async function registerNumberOf(tx: OfficeTx, dossier: Received): Promise<RegisterNumber> {
  const known = await readRegisterNumber(tx, dossier.id);
  if (known) return known;
  enterInRegister(tx, dossier);
  await tx.settled();
  return (await readRegisterNumber(tx, dossier.id))!;
}

/** The number as it stands in the register, if it does. */
export async function readRegisterNumber({ em }: OfficeTx, dossierId: string): Promise<RegisterNumber | undefined> {
  const rows: RegisterNumber[] = await em.query('SELECT year, number FROM register_entry WHERE dossier_id = $1', [
    dossierId,
  ]);
  return rows[0];
}

/** Entries for many dossiers of one office, by year and within it by receipt; years in order, so that two cannot wait for each other. */
export async function registerEntriesOf(
  tx: OfficeTx,
  officeId: string,
  received: readonly { readonly id: string; readonly receivedAt: Date }[],
): Promise<RegisterEntry[]> {
  const inOrder = received.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  const entries: RegisterEntry[] = [];
  for (const year of new Set(inOrder.map(({ receivedAt }) => bookOf(receivedAt)))) {
    const ofYear = inOrder.filter(({ receivedAt }) => bookOf(receivedAt) === year);
    const first = await nextRegisterNumbers(tx, officeId, year, ofYear.length);
    entries.push(...ofYear.map(({ id }, index) => ({ dossierId: id, officeId, year, number: first + index })));
  }
  return entries;
}
