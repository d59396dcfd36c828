import { DOSSIER_TRANSITIONS } from '@motcua/shared/dossiers';
import {
  CALLS_TO_COLLECT,
  NEWS_OF_OPEN_WORK,
  NOTICE_KINDS,
  outdatedBy,
  OWED_NOTICE_STATES,
  REACHED_NOTICE_STATES,
  TROUBLED_NOTICE_STATES,
  withdrawnBy,
} from '@motcua/shared/notices';
import { messageOf } from '../dossiers/message-of.sql.js';

const words = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');

/** They have since been told, of the same dossier, what says this too, makes it pointless or names a newer time. */
const knownByNow = (notice: string): string => `EXISTS (
  SELECT 1 FROM notice later JOIN notice sent ON sent.id = ${messageOf('later')}
   WHERE later.dossier_id = ${notice}.dossier_id AND later.recipient = ${notice}.recipient AND later.event_id > ${notice}.event_id
     AND sent.state IN (${words(REACHED_NOTICE_STATES)})
     AND (${NOTICE_KINDS.map((kind) => [kind, outdatedBy(kind)] as const)
       .filter(([, earlier]) => earlier.length > 0)
       .map(([kind, earlier]) => `later.kind = '${kind}' AND ${notice}.kind IN (${words(earlier)})`)
       .join(' OR ')}))`;

const wishesNone = (notice: string): string => `EXISTS (
  SELECT 1 FROM dossier own WHERE own.id = ${notice}.dossier_id AND own.messages->'channels' = '[]')`;

/** What it asks for has been done, or cannot be done any more. */
const over = (notice: string): string => `EXISTS (
  SELECT 1 FROM dossier own
   WHERE own.id = ${notice}.dossier_id
     AND (${notice}.kind IN (${words(NEWS_OF_OPEN_WORK)}) AND own.state IN ('handed_over', 'withdrawn', 'not_accepted')
      OR own.state <> CASE
           WHEN ${notice}.kind IN ('supplement_requested', 'supplement_reminder') THEN 'awaiting_supplement'
           WHEN ${notice}.kind = 'payment_requested' THEN 'awaiting_payment'
           WHEN ${notice}.kind = 'suspended' THEN 'suspended'
           WHEN ${notice}.kind IN (${words(CALLS_TO_COLLECT)}) THEN 'decided'
           ELSE own.state END))`;

/** An act since then has made it untrue, whatever state the dossier has come to again; papers brought in part have not. */
const undoneSince = (notice: string): string => `EXISTS (
  SELECT 1 FROM dossier_event act
   WHERE act.dossier_id = ${notice}.dossier_id AND act.id > ${notice}.event_id AND act.details ->> 'complete' IS DISTINCT FROM 'false'
     AND (${DOSSIER_TRANSITIONS.map((transition) => [transition, withdrawnBy(transition)?.kinds ?? []] as const)
       .filter(([, kinds]) => kinds.length > 0)
       .map(([transition, kinds]) => `act.transition = '${transition}' AND ${notice}.kind IN (${words(kinds)})`)
       .join(' OR ')}))`;

/**
 * They are told the same, or have been, by another message than `n`, whose part this is. What waits for the officer's word on
 * a text that was stopped is none, nor is what was sent once more.
 */
const toldOtherwise = (part: string): string => `EXISTS (
  SELECT 1 FROM notice other JOIN notice way ON way.id = ${messageOf('other')}
   WHERE other.dossier_id = ${part}.dossier_id AND other.event_id = ${part}.event_id AND other.kind = ${part}.kind
     AND other.recipient = ${part}.recipient AND way.id <> n.id AND way.id IS DISTINCT FROM n.resent_from_id
     AND way.state IN (${words([...REACHED_NOTICE_STATES, ...OWED_NOTICE_STATES])})
     AND (n.same_text_as_id IS NULL OR other.waits_for_id IS DISTINCT FROM n.id))`;

/** What it says is not so any more. */
export const untrueSince = (notice: string): string => `(${over(notice)} OR ${undoneSince(notice)})`;

/** Nobody has to tell this dossier's part of the message `n` any more. */
export const settledSince = (notice: string): string =>
  `(${toldOtherwise(notice)} OR ${knownByNow(notice)} OR ${wishesNone(notice)} OR ${untrueSince(notice)})`;

/**
 * Somebody has to see to it: it came to a bad or unclear end, and this citizen was told the same by no other channel nor by
 * later news, nor will be. What was sent once more is seen to where it is newest, and is owed even where the first seemed to
 * arrive: an officer knew better. What tells several dossiers of a visit is owed as long as one of them still needs it.
 */
export const NEEDS_SOMEBODY = `n.state IN (${words(TROUBLED_NOTICE_STATES)})
  AND NOT EXISTS (SELECT 1 FROM notice again WHERE again.resent_from_id = n.id)
  AND (NOT ${settledSince('n')} OR EXISTS (
  SELECT 1 FROM notice told WHERE told.told_with_id = n.id AND NOT ${settledSince('told')}))`;
