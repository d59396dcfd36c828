import { localDateOf } from '@motcua/shared/calendar';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from './entities/dossier.entity.js';
import type { RegisterEntry } from './entities/register-entry.entity.js';

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

/**
 * Enters what an import brought over, as it came, behind what stands in the books of those years: parts of a sheet follow no order,
 * so this is done once all are in. Years in order, so that two imports cannot wait for each other.
 */
export async function enterImported({ em }: OfficeTx, importId: string): Promise<void> {
  await em.query(
    `WITH received AS (SELECT d.id, d.office_id, d.received_at, extract(year FROM d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year
                         FROM dossier d
                        WHERE d.history_import_id = $1 AND NOT EXISTS (SELECT FROM register_entry r WHERE r.dossier_id = d.id)),
          fresh AS (SELECT id, office_id, year, row_number() OVER (PARTITION BY office_id, year ORDER BY received_at DESC, id DESC) - 1 AS behind
                      FROM received),
          next AS (INSERT INTO number_series AS s (office_id, kind, period, last)
                   SELECT office_id, 'register', year::text, count(*) FROM fresh GROUP BY office_id, year ORDER BY office_id, year
                   ON CONFLICT (office_id, kind, period) DO UPDATE SET last = s.last + EXCLUDED.last RETURNING office_id, period, last)
     INSERT INTO register_entry (dossier_id, office_id, year, number)
     SELECT f.id, f.office_id, f.year, next.last - f.behind
       FROM fresh f JOIN next ON next.office_id = f.office_id AND next.period = f.year::text`,
    [importId],
  );
}
