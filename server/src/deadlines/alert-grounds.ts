import type { AlertKind } from '../alerts/alert.entities.js';

/** What an alert is called for by, in SQL: of the dossier `d`; $1 is the time, $2 the local date. */
interface AlertGround {
  /** The office that answers for it: the handling one, or the receiving one before acceptance. */
  readonly officeId: string;
  /** The time it is about: of the promise, the answer, the review or the hand-over. */
  readonly dueAt: string;
  readonly from: string;
  readonly holds: string;
  /** What waits longest comes first; each is an index. */
  readonly order: string;
}

const RUNNING = `d.state IN ('accepted', 'processing') AND NOT d.paused`;

const GROUNDS: Record<AlertKind, AlertGround> = {
  overdue: {
    officeId: 'd.handling_office_id',
    dueAt: 'd.due_at',
    from: 'dossier d',
    holds: `${RUNNING} AND d.due_at < $1`,
    order: 'd.due_at',
  },
  due_soon: {
    officeId: 'd.handling_office_id',
    dueAt: 'd.due_at',
    from: 'dossier d',
    holds: `${RUNNING} AND d.due_soon_at <= $1 AND d.due_at >= $1`,
    order: 'd.due_soon_at',
  },
  response_overdue: {
    officeId: 'd.office_id',
    dueAt: 'd.response_due_at',
    from: 'dossier d',
    holds: `d.state = 'submitted' AND d.responded_at IS NULL AND d.response_due_at < $1`,
    order: 'd.response_due_at',
  },
  pause_review: {
    officeId: 'd.handling_office_id',
    dueAt: `(p.review_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')`,
    from: 'dossier_pause p JOIN dossier d ON d.id = p.dossier_id',
    holds: 'p.ended_at IS NULL AND p.review_on < $2',
    order: 'review_on',
  },
  apology_drafted: {
    officeId: 'd.handling_office_id',
    dueAt: 'd.due_at',
    from: 'apology_draft draft JOIN dossier d ON d.id = draft.dossier_id AND d.due_at = draft.due_at',
    holds: `${RUNNING} AND d.due_promised IS NULL AND d.due_at >= $1`,
    order: 'd.due_at',
  },
  assigned: {
    officeId: 'd.handling_office_id',
    dueAt: 'h.given_at',
    from: 'dossier_handover h JOIN dossier d ON d.id = h.dossier_id',
    holds: 'h.received_at IS NULL AND h.recalled_at IS NULL AND d.handover_pending',
    order: 'h.given_at',
  },
};

/** One statement over these kinds: what is told first and what still holds later are judged by the same words. */
export const overKinds = (
  kinds: readonly AlertKind[],
  select: (kind: AlertKind, ground: AlertGround) => string,
): string => kinds.map((kind) => `(${select(kind, GROUNDS[kind])})`).join(' UNION ALL ');
