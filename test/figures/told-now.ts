import type { DossierTransition } from '@motcua/shared/dossiers';
import {
  CALLS_TO_COLLECT,
  NEWS_OF_OPEN_WORK,
  type NoticeKind,
  REACHED_NOTICE_STATES,
  type NoticeState,
  outdatedBy,
  withdrawnBy,
} from '@motcua/shared/notices';
import { NOW } from './figure-world.js';
import { day, naively, type Told } from './naive-recount.js';

const UNTIL = new Date(`${NOW}+07:00`);

/** Whether it is in work, its clock runs, and it is due between now and the end of a day. */
export function isDueWithin(one: Told, lastDay: string): boolean {
  const { receivedAt, dueAt, finishedAt, voided } = naively(one, new Date(UNTIL.getTime() + 60_000));
  const last = one.events.at(-1)!;
  const runs = last.transition !== 'pause' && ['accepted', 'processing'].includes(last.to);
  if (receivedAt === null || finishedAt !== null || voided || !runs || dueAt === null) return false;
  return dueAt >= UNTIL && day(dueAt) <= lastDay;
}

export interface SentNotice {
  readonly dossier: string;
  readonly kind: NoticeKind;
  readonly state: NoticeState;
  /** Of the event that it tells of. */
  readonly seq: number;
}

export const NOTICES = `
  SELECT n.dossier_id AS dossier, n.kind, n.state, e.seq FROM notice n JOIN dossier_event e ON e.id = n.event_id`;

/** Whether a message failed that nothing has made good or pointless since; each event has one text message at most. */
export function isUntold(one: Told, notices: readonly SentNotice[]): boolean {
  const state = one.events.at(-1)!.to;
  const isOwed = (kind: NoticeKind): boolean => {
    if (NEWS_OF_OPEN_WORK.includes(kind) && ['handed_over', 'withdrawn', 'not_accepted'].includes(state)) return false;
    if (kind === 'supplement_requested' || kind === 'supplement_reminder') return state === 'awaiting_supplement';
    if (kind === 'payment_requested') return state === 'awaiting_payment';
    if (kind === 'suspended') return state === 'suspended';
    return CALLS_TO_COLLECT.includes(kind) ? state === 'decided' : true;
  };
  return notices
    .filter((notice) => notice.state === 'failed' && isOwed(notice.kind))
    .some(({ seq, kind }) => {
      const told = notices.some(
        (later) =>
          later.seq > seq && REACHED_NOTICE_STATES.includes(later.state) && outdatedBy(later.kind).includes(kind),
      );
      const undone = one.events
        .slice(seq)
        .some(({ transition }) => withdrawnBy(transition as DossierTransition)?.kinds.includes(kind));
      return !told && !undone;
    });
}
