import { classifyFinished } from '@motcua/shared/calendar';
import {
  type ActorFacts,
  decideTransition,
  type DossierFacts,
  type DossierTransition,
  nextAct,
} from '@motcua/shared/dossiers';
import type { OfficeSettings } from '@motcua/shared/offices';
import type { ProcedureDefinition, ProcessStep } from '@motcua/shared/procedures';
import { type Actor, rolesAt } from '../common/actor.js';
import type { Dossier } from './entities/dossier.entity.js';

/** What stands beside the dossier's own row. */
export interface DossierConditions {
  readonly paid: boolean;
  readonly everForwarded: boolean;
  /** The giver of a hand-over that nobody has confirmed. */
  readonly pendingGiverId: string | null;
  /** When the clock stopped that stands still, or that stood still when the dossier ended. */
  readonly pausedAt: Date | null;
  /** Due times it had before, and the moment until which each ran. */
  readonly formerDues: readonly { readonly dueAt: Date; readonly ranUntil: Date }[];
  /** Of the office whose deadline it is. */
  readonly settings: OfficeSettings;
}

export function dossierFacts(
  dossier: Pick<
    Dossier,
    | 'state'
    | 'originState'
    | 'receivedAt'
    | 'supplementRequests'
    | 'handoverPending'
    | 'paused'
    | 'signerId'
    | 'dueAt'
    | 'finishedAt'
    | 'resultAtCounterAt'
    | 'apologies'
  >,
  definition: Pick<ProcedureDefinition, 'refusalNeedsLeader' | 'counterMayDecide'>,
  conditions: DossierConditions,
  now: Date,
): DossierFacts {
  return {
    state: dossier.state,
    originState: dossier.originState,
    everAccepted: dossier.receivedAt !== null,
    everForwarded: conditions.everForwarded,
    paid: conditions.paid,
    supplementRequests: dossier.supplementRequests,
    handoverPending: dossier.handoverPending,
    paused: dossier.paused,
    signed: dossier.signerId !== null && dossier.state === 'processing',
    overdue: dossier.dueAt !== null && now > dossier.dueAt && !dossier.paused,
    // Days are dear to compare, and hardly any act asks for it.
    get late(): boolean {
      return isLate(dossier, conditions, now);
    },
    get everLate(): boolean {
      return wasEverLate(dossier, conditions, now);
    },
    resultAtCounter: dossier.resultAtCounterAt !== null,
    apologies: dossier.apologies,
    procedure: definition,
    settings: { maxApologies: conditions.settings['apology.maxPerDossier'] },
  };
}

/**
 * Whether it counts as late. The promise of an apology does not help; a clock that stands still makes nothing late, and
 * excuses nothing that was late before it stopped: the form counts that on (domain.md §8.2).
 */
export const isLate = (
  { finishedAt, dueAt }: Pick<Dossier, 'finishedAt' | 'dueAt'>,
  { pausedAt, settings }: Pick<DossierConditions, 'pausedAt' | 'settings'>,
  now: Date,
): boolean => classifyFinished(pausedAt ?? finishedAt ?? now, dueAt, settings['deadline.compare']) === 'late';

/**
 * Whether there is a delay to explain: it is late, or was before its due time was moved. The form of a period that ended
 * meanwhile counts it late, and its close asks for a cause.
 */
export const wasEverLate = (
  dossier: Pick<Dossier, 'finishedAt' | 'dueAt'>,
  conditions: Pick<DossierConditions, 'pausedAt' | 'formerDues' | 'settings'>,
  now: Date,
): boolean =>
  isLate(dossier, conditions, now) ||
  conditions.formerDues.some(
    ({ dueAt, ranUntil }) => classifyFinished(ranUntil, dueAt, conditions.settings['deadline.compare']) === 'late',
  );

export function actorFacts(
  actor: Actor,
  dossier: Pick<Dossier, 'officeId' | 'handlingOfficeId' | 'holderId' | 'handoverPending' | 'assigneeId' | 'drafterId'>,
  field: string,
  conditions: Pick<DossierConditions, 'pendingGiverId'>,
): ActorFacts {
  const names = (officeId: string): ActorFacts['handlingRoles'] => [
    ...new Set(rolesAt(actor, officeId, field).map(({ role }) => role)),
  ];
  return {
    receivingRoles: names(dossier.officeId),
    handlingRoles: names(dossier.handlingOfficeId),
    isHolder: dossier.holderId === actor.staffId,
    isGiver: conditions.pendingGiverId === actor.staffId,
    isTaker: dossier.handoverPending && dossier.assigneeId === actor.staffId,
    isDrafter: dossier.drafterId === actor.staffId,
  };
}

/** What this person would usually do next with the dossier. */
export function nextActOf(
  facts: DossierFacts,
  actor: ActorFacts,
  handOver: { delivery: Dossier['resultDelivery']['method']; postedAt: Date | null },
  step: ProcessStep | undefined,
): DossierTransition | null {
  const { state, handoverPending, paused, signed, resultAtCounter } = facts;
  const { delivery, postedAt } = handOver;
  const stands = { state, handoverPending, paused, signed, resultAtCounter, delivery };
  return nextAct({ ...stands, posted: postedAt !== null, stepRole: step?.role ?? null }, (transition) => {
    const outcome = decideTransition(transition, facts, actor);
    return outcome.ok && outcome.mode === 'act';
  });
}
