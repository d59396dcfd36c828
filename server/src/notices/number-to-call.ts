import type { NoticeRecipient } from '@motcua/shared/notices';
import type { SecretBox } from '../common/secret-box.js';
import { reachOf } from './reach.js';

/**
 * After a number was heard in a call at a wrong one: until the dossier has another. SQL over a notice.
 *
 * @param dossierId SQL of the dossier that it is called about, where that is not its own
 */
export const numberWasHeard = (notice: string, dossierId = `${notice}.dossier_id`): string =>
  `(${notice}.number_heard AND NOT ${numberSetRight(dossierId, `${notice}.created_at`)})`;

/** The dossier has got another number since then. SQL. */
export const numberSetRight = (dossierId: string, since: string): string => `EXISTS (
  SELECT 1 FROM dossier_event e
   WHERE e.dossier_id = ${dossierId} AND e.transition = 'correct' AND e.at > ${since}
     AND e.details -> 'changed' ?| ARRAY['phone', 'submitter'])`;

export interface Callee {
  readonly recipient: NoticeRecipient;
  readonly phoneEnc: Buffer | null;
  readonly submitterEnc: Buffer | null;
  readonly addressEnc: Buffer;
  /** Of `numberWasHeard`. */
  readonly numberHeard: boolean;
}

/** Where an officer calls about a notice. @returns null where nobody knows a number */
export function numberToCall(box: SecretBox, callee: Callee): string | null {
  const { recipient, addressEnc, numberHeard, ...dossier } = callee;
  if (numberHeard) return box.decrypt(addressEnc);
  return reachOf(box, { ...dossier, email: null }, recipient).phone;
}
