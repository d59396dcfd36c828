import { localDateOf } from '@motcua/shared/calendar';
import type { MessageWish } from '@motcua/shared/notices';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { WITH_PREDECESSORS } from '../offices/office-choice.js';
import type { IdKind } from './applicant.entity.js';
import { applicantIndex, phoneIndex } from './keep-applicant.js';

/** Who is told of a dossier, by the numbers that are known of them, and where they are reached. */
export interface TellablePerson {
  readonly idKind: IdKind;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Numbers that a person is looked up by; a passport is not, so its bearer is known by the phone. */
const LOOKED_UP: readonly IdKind[] = ['citizenId', 'cmnd', 'taxCode'];
export const isLookedUp = (kind: IdKind): boolean => LOOKED_UP.includes(kind);

/** @returns under what a person's wishes are found again; null for somebody without a number */
export function personKey(box: SecretBox, { idKind, idNumber, phone }: Omit<TellablePerson, 'email'>): Buffer | null {
  if (idNumber !== null && isLookedUp(idKind)) return applicantIndex(box, idKind, idNumber);
  return phone === null ? null : phoneIndex(box, phone);
}

/** @returns what they last said to this office or one that it has succeeded; null where they have said nothing */
export async function statedWish(tx: OfficeTx, officeId: string, person: Buffer | null): Promise<MessageWish | null> {
  if (person === null) return null;
  const rows = await tx.rows<{ messages: MessageWish }>(
    `SELECT messages FROM stated_wish WHERE office_id IN (${WITH_PREDECESSORS}) AND person = $3
      ORDER BY stated_at DESC LIMIT 1`,
    [officeId, localDateOf(tx.now), person],
  );
  return rows[0]?.messages ?? null;
}

/** What holds from now on, for the next dossier of the same person too. */
export async function keepStatedWish(
  tx: OfficeTx,
  officeId: string,
  person: Buffer | null,
  wish: MessageWish,
): Promise<void> {
  if (person === null) return;
  await tx.em.query(
    `INSERT INTO stated_wish (office_id, person, messages, stated_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (office_id, person) DO UPDATE SET messages = EXCLUDED.messages, stated_at = EXCLUDED.stated_at`,
    [officeId, person, JSON.stringify(wish), tx.now],
  );
}
