import { type DossierTransition, transitionRule } from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import type { ChosenCause } from '../acts/LateCauseField';
import type { DossierRow } from '../dossier.types';

/** An act that many dossiers can take at once, because it asks nothing or the same of all. */
export interface BatchAct {
  readonly transition: DossierTransition;
  readonly keys: string;
  /** Roles it is offered to; who may really do it the server says for each dossier. */
  readonly roles: readonly StaffRole[];
  /** What the dialog asks once for all. */
  readonly asks: 'nothing' | 'person_and_reason' | 'person' | 'signer';
  /** Goes from one hand to another, which a sheet is printed and signed for. */
  readonly passesOn?: true;
  /** Of all that are done together each citizen is told in one message. */
  readonly tellsTogether?: true;
  readonly fits?: (row: DossierRow) => boolean;
}

const BATCH_ACTS: readonly BatchAct[] = [
  { transition: 'accept', keys: 't', roles: ['counter_officer'], asks: 'nothing' },
  {
    transition: 'receive_handover',
    keys: 'a',
    roles: ['case_officer', 'leader', 'records_clerk', 'counter_officer'],
    asks: 'nothing',
    fits: (row) => row.handoverPending,
  },
  {
    transition: 'forward',
    keys: 'c',
    roles: ['counter_officer', 'case_officer', 'leader', 'records_clerk'],
    asks: 'person',
    passesOn: true,
  },
  { transition: 'reassign', keys: 'g', roles: ['leader'], asks: 'person_and_reason', passesOn: true },
  { transition: 'sign', keys: 'k', roles: ['leader'], asks: 'nothing', fits: (row) => !row.signed },
  { transition: 'decide', keys: 's', roles: ['records_clerk', 'leader', 'counter_officer'], asks: 'signer' },
  {
    transition: 'receive_result',
    keys: 'v',
    roles: ['counter_officer'],
    asks: 'nothing',
    tellsTogether: true,
    fits: (row) => row.resultAtCounterAt === null,
  },
  { transition: 'hand_over', keys: 'r', roles: ['counter_officer'], asks: 'nothing', tellsTogether: true },
];

/** Acts worth offering: the person has the role, and at least one of the selected could take it. */
export function offeredBatchActs(rows: readonly DossierRow[], roles: ReadonlySet<StaffRole>): BatchAct[] {
  return BATCH_ACTS.filter(
    (act) => act.roles.some((role) => roles.has(role)) && rows.some((row) => couldTake(act, row)),
  );
}

export const couldTake = ({ transition, fits }: BatchAct, row: DossierRow): boolean =>
  transitionRule(transition).from.includes(row.state) && (fits?.(row) ?? true);

/** Whether it is to be said why this one is late. */
export const asksLateCause = ({ transition }: BatchAct, { timeliness }: DossierRow): boolean =>
  transition === 'decide' && timeliness === 'overdue';

/** What was asked once for all. */
export interface BatchAnswers {
  readonly staffId: string;
  readonly reason: string;
  /** Of those that are late. */
  readonly lateCause: ChosenCause;
}

/** The fields of one dossier's act. */
export function batchFields(
  act: BatchAct,
  { staffId, reason, lateCause }: BatchAnswers,
  row: DossierRow,
): Record<string, unknown> {
  switch (act.transition) {
    case 'forward':
      return staffId ? { assigneeId: staffId } : {};
    case 'reassign':
      return { assigneeId: staffId, reason };
    case 'sign':
      return { outcome: 'granted' };
    case 'decide':
      return {
        results: [{ copies: 1 }],
        ...(staffId && !row.signed && { signerId: staffId }),
        ...(lateCause !== '' && asksLateCause(act, row) && { lateCause }),
      };
    case 'hand_over':
      return { method: 'desk', collector: { fullName: row.applicantName, relation: 'applicant' } };
    default:
      return {};
  }
}
