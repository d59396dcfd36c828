import { DEFAULT_PREFERENCES, type Preferences } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import type { OfficeTx } from '../database/office-transaction.js';

type Row = Readonly<{ value: Partial<Preferences> }>;

const whole = (chosen: Partial<Preferences> | undefined): Preferences => ({ ...DEFAULT_PREFERENCES, ...chosen });

/** A person's preferences, with the defaults where nothing was chosen. */
export async function preferencesOf(em: EntityManager, staffId: string): Promise<Preferences> {
  const rows: Row[] = await em.query('SELECT value FROM staff_preference WHERE staff_id = $1', [staffId]);
  return whole(rows[0]?.value);
}

/** Changes what is named and leaves the rest, also when two windows save at once. @returns all preferences */
export async function savePreferences(
  tx: OfficeTx,
  staffId: string,
  changes: Partial<Preferences>,
): Promise<Preferences> {
  const rows: Row[] = await tx.em.query(
    `INSERT INTO staff_preference AS kept (staff_id, value, updated_at) VALUES ($1, $2, $3)
     ON CONFLICT (staff_id) DO UPDATE SET value = kept.value || EXCLUDED.value, updated_at = EXCLUDED.updated_at
     RETURNING value`,
    [staffId, JSON.stringify(changes), tx.now],
  );
  return whole(rows[0]?.value);
}
