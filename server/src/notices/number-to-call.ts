import type { NoticeRecipient } from '@motcua/shared/notices';
import type { SecretBox } from '../common/secret-box.js';
import { settledSince } from '../figures/untold.sql.js';
import { reachOf } from './reach.js';

/** What a call about a message is about. SQL. */
interface Called {
  readonly dossierId: string;
  readonly recipient: string;
}

const ownOf = (notice: string): Called => ({ dossierId: `${notice}.dossier_id`, recipient: `${notice}.recipient` });

/** After a number was heard in a call at a wrong one: until the dossier has another. SQL over a notice. */
export const numberWasHeard = (notice: string, called = ownOf(notice)): string =>
  `(${notice}.number_heard AND NOT ${numberSetRight(called, `${notice}.created_at`)})`;

/** Who is called has got another number since then, where only that was set right of who brought the dossier too. SQL. */
export const numberSetRight = ({ dossierId, recipient }: Called, since: string): string => `EXISTS (
  SELECT 1 FROM dossier_event e
   WHERE e.dossier_id = ${dossierId} AND e.transition = 'correct' AND e.at > ${since}
     AND CASE ${recipient} WHEN 'applicant' THEN e.details -> 'changed' ? 'phone'
              ELSE e.details -> 'changed' ? 'submitter' AND COALESCE(e.details -> 'submitterChanged' ? 'phone', true) END)`;

/**
 * Once the dossier has moved on whose message `n` told others of its visit too, a call is about those, in the words of each.
 * SQL to join to it.
 */
export const OTHERS_CALLED = `LEFT JOIN LATERAL (
  SELECT (array_agg(told.dossier_id ORDER BY told.id))[1] AS dossier_id,
         (array_agg(told.recipient ORDER BY told.id))[1] AS recipient,
         string_agg(COALESCE(told.say, told.body), E'\\n' ORDER BY told.id) AS say
    FROM notice told WHERE told.told_with_id = n.id AND NOT ${settledSince('told')}) others ON ${settledSince('n')}`;

/** With those. */
export const CALLED: Called = {
  dossierId: 'COALESCE(others.dossier_id, n.dossier_id)',
  recipient: 'COALESCE(others.recipient, n.recipient)',
};

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
