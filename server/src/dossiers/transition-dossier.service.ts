import {
  type AllowedOutcome,
  type DossierTransition,
  decideTransition,
  DOSSIER_TRANSITIONS,
} from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import { Approval } from './entities/approval.entity.js';
import type { Actor } from '../common/actor.js';
import { DomainError, malformed } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { CatalogueVersion, ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { ActContext, type Acting, type PreparedAct } from './act.js';
import { confirmHandover } from './acts/handover.acts.js';
import { ACTS } from './acts/index-of-acts.js';
import type { CitizenNotices } from './citizen-notices.js';
import { actorFacts, dossierFacts, type DossierConditions } from './dossier-facts.js';
import { Dossier } from './entities/dossier.entity.js';
import { actingAs, loadConditions, lockWithConditions, storeDossier } from './load-dossier.js';
import { pinToVersionInForce } from './pin-version.js';
import { recordEvent } from './record-event.js';
import { stepAtWork, type StepTimes } from './step-times.js';

/** Waits for a second person; neither state nor version has changed. */
export interface ApprovalView {
  readonly id: string;
  readonly dossierId: string;
  readonly transition: DossierTransition;
  readonly requestedBy: { readonly id: string; readonly fullName: string };
  readonly requestedAt: string;
  readonly state: 'pending' | 'approved' | 'refused' | 'stale';
}

export type TransitionAnswer =
  { readonly done: true; readonly dossier: Dossier } | { readonly done: false; readonly approval: ApprovalView };

/** An act the rules allow, with all it takes to carry it out. */
export interface AllowedAct {
  readonly transition: DossierTransition;
  readonly prepared: PreparedAct;
  readonly actor: Actor;
  readonly acting: Acting;
  readonly dossier: Dossier;
  readonly procedure: CatalogueVersion;
  readonly conditions: DossierConditions;
  readonly outcome: AllowedOutcome;
  /** Acting on what was just given to one is proof of having received it. */
  readonly impliesReceipt: boolean;
}

const HOLDER_ACTS: readonly DossierTransition[] = ['forward', 'send_back', 'sign', 'decide', 'correct'];

/** Moves a dossier one step: lock, compare the version, decide by the rule table, write state, event and notices. */
export class TransitionDossierService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly notices: CitizenNotices,
    private readonly steps: StepTimes,
    private readonly box: SecretBox,
  ) {}

  /** @throws DomainError 400 malformed, 403 role, 404, 409 version or state, 422 a rule refuses */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    dossierId: string,
    body: Record<string, unknown>,
  ): Promise<TransitionAnswer> {
    const allowed = await this.allow(tx, actor, dossierId, body);
    if (allowed.outcome.mode === 'propose') {
      // What could never be approved is refused at once.
      const copy = tx.em.create(Dossier, { ...allowed.dossier });
      await tx.rehearse(() => this.perform(tx, { ...allowed, dossier: copy }));
      return { done: false, approval: await this.propose(tx, allowed, body) };
    }
    await this.perform(tx, allowed);
    return { done: true, dossier: allowed.dossier };
  }

  /**
   * Locks the dossier and decides whether this person may act on it so, or propose it.
   *
   * @throws DomainError as `execute` does, but for what only carrying it out can tell
   */
  async allow(tx: OfficeTx, actor: Actor, dossierId: string, body: Record<string, unknown>): Promise<AllowedAct> {
    const transition = transitionName(body);
    const prepared = ACTS[transition].prepare(body);
    const { dossier, conditions } = await lockWithConditions(tx, dossierId);
    requireVersion(dossier, Number(body['version']));
    const pinned = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    const procedure = transition === 'accept' ? await pinToVersionInForce(tx, this.catalogue, dossier, pinned) : pinned;

    const field = procedure.definition.field;
    const facts = dossierFacts(dossier, procedure.definition, conditions, tx.now);
    const who = actorFacts(actor, dossier, field, conditions);
    const outcome = decideTransition(transition, facts, who, prepared.changesIdentity);
    if (!outcome.ok) throw refusal(outcome, dossier);
    if (outcome.mode === 'propose') await refusePending(tx, dossier, transition);
    return {
      transition,
      prepared,
      actor,
      acting: actingAs(actor, dossier, transition, field),
      dossier,
      procedure,
      conditions,
      outcome,
      impliesReceipt: outcome.mode === 'act' && who.isTaker && HOLDER_ACTS.includes(transition),
    };
  }

  /** Carries out what is allowed and writes the dossier's row. */
  async perform(tx: OfficeTx, allowed: AllowedAct): Promise<void> {
    const { acting, actor, dossier, procedure, conditions, transition, prepared, outcome, impliesReceipt } = allowed;
    if (impliesReceipt) {
      const { state } = dossier;
      await this.apply(tx, acting, actor, dossier, procedure, conditions, 'receive_handover', IMPLICIT_RECEIPT, state);
    }
    await this.apply(tx, acting, actor, dossier, procedure, conditions, transition, prepared, outcome.to);
    await storeDossier(tx, dossier);
  }

  /**
   * Carries out what a second person has approved, in the name of the one who proposed it.
   *
   * @throws DomainError 409 or 422 when the rules no longer allow it
   */
  async carryOut(tx: OfficeTx, approver: Actor, approval: Approval, dossier: Dossier): Promise<void> {
    const { body, acting } = JSON.parse(this.box.decrypt(approval.requestEnc)) as StoredRequest;
    const prepared = ACTS[approval.transition].prepare(body);
    const procedure = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    const conditions = await loadConditions(tx, dossier.id);
    const facts = dossierFacts(dossier, procedure.definition, conditions, tx.now);
    const outcome = decideTransition(approval.transition, facts, ANYBODY, prepared.changesIdentity);
    if (!outcome.ok) throw refusal(outcome, dossier);
    await this.apply(
      tx,
      acting,
      approver,
      dossier,
      procedure,
      conditions,
      approval.transition,
      prepared,
      outcome.to,
      approver.staffId,
    );
    await storeDossier(tx, dossier);
  }

  /** Applies one act and appends its event; the dossier's row itself is written by the caller. */
  async apply(
    tx: OfficeTx,
    acting: Acting,
    caller: Actor,
    dossier: Dossier,
    procedure: CatalogueVersion,
    conditions: DossierConditions,
    transition: DossierTransition,
    prepared: Pick<PreparedAct, 'apply'>,
    to: Dossier['state'],
    approverId: string | null = null,
  ): Promise<void> {
    const context = new ActContext(tx, acting, caller, dossier, procedure, conditions, to, this.box);
    const fromState = dossier.state;
    const [from, assigneeId] = [stepAtWork(dossier), dossier.assigneeId];
    const result = await prepared.apply(context);
    await recordEvent(tx, dossier, {
      id: context.eventId,
      transition,
      fromState,
      toState: result.to ?? to,
      actorId: acting.staffId,
      actorRole: acting.role,
      onBehalfOfId: acting.onBehalfOfId,
      approverId,
      reason: result.reason ?? null,
      ...(result.details && { details: result.details }),
    });
    const notices = (result.notices ?? []).map((notice) => ({ ...notice, eventId: context.eventId, dossier }));
    if (!result.stillOwed) await this.notices.withdraw(tx, dossier, transition);
    await this.notices.plan(tx, notices);
    const at = stepAtWork(dossier);
    if (at !== from) await this.steps.moved(tx, dossier, { from, to: at, transition });
    else if (at !== null && dossier.assigneeId !== assigneeId) await this.steps.handedOn(tx, dossier);
    if (transition === 'correct_receipt_time') await this.steps.receivedAnew(tx, dossier);
  }

  private async propose(
    tx: OfficeTx,
    { actor, acting, dossier, transition, outcome }: AllowedAct,
    body: Record<string, unknown>,
  ): Promise<ApprovalView> {
    // One that still waits was made for a version the dossier no longer has.
    await tx.em.update(
      Approval,
      { dossierId: dossier.id, transition, state: 'pending' },
      { state: 'stale', settledAt: tx.now },
    );
    const request: StoredRequest = { body, acting };
    const approval = {
      id: newId(),
      officeId: dossier.officeId,
      dossierId: dossier.id,
      transition,
      requestEnc: this.box.encrypt(JSON.stringify(request)),
      dossierVersion: dossier.version,
      settledByRoles: [...outcome.settledBy],
      requestedById: actor.staffId,
      requestedAt: tx.now,
      state: 'pending' as const,
    };
    await tx.em.insert(Approval, approval);
    return {
      id: approval.id,
      dossierId: dossier.id,
      transition,
      requestedBy: { id: actor.staffId, fullName: actor.fullName },
      requestedAt: tx.now.toISOString(),
      state: 'pending',
    };
  }
}

interface StoredRequest {
  readonly body: Record<string, unknown>;
  readonly acting: Acting;
}

const IMPLICIT_RECEIPT: Pick<PreparedAct, 'apply'> = {
  async apply(context) {
    await confirmHandover(context);
    return { details: { implied: true } };
  },
};

/** The role was checked when the act was proposed; state and rules are checked again when it is approved. */
const ALL_ROLES: readonly StaffRole[] = ['counter_officer', 'case_officer', 'leader', 'records_clerk'];
const ANYBODY = {
  receivingRoles: ALL_ROLES,
  handlingRoles: ALL_ROLES,
  isHolder: true,
  isGiver: true,
  isTaker: true,
  isDrafter: false,
};

function transitionName(body: Record<string, unknown> | null | undefined): DossierTransition {
  // `null` is JSON too, and a call may come without any body.
  const name = body?.['transition'];
  const known = DOSSIER_TRANSITIONS.find((one) => one === name);
  if (!known) throw malformed('transition', name === undefined ? 'field.missing' : 'field.invalid');
  return known;
}

/** @throws DomainError 409 `approval.already_pending`: one proposal for each version and transition */
async function refusePending(tx: OfficeTx, dossier: Dossier, transition: DossierTransition): Promise<void> {
  const { id: dossierId, version: dossierVersion } = dossier;
  const pending = await tx.em.findOneBy(Approval, { dossierId, transition, dossierVersion, state: 'pending' });
  if (pending) {
    throw new DomainError('conflict', 'approval.already_pending', 'The same act already waits for approval.', {
      meta: { approvalId: pending.id },
    });
  }
}

export function requireVersion(dossier: Dossier, version: number): void {
  if (dossier.version !== version) {
    throw new DomainError('conflict', 'dossier.changed_meanwhile', 'The dossier has changed since it was read.', {
      meta: { currentVersion: dossier.version, currentState: dossier.state },
    });
  }
}

export function refusal(outcome: { kind: 'role' | 'state' | 'rule'; code: string }, dossier: Dossier): DomainError {
  switch (outcome.kind) {
    case 'role':
      return new DomainError('forbidden', outcome.code, 'Your roles do not allow this act.');
    case 'state':
      return new DomainError('conflict', outcome.code, 'The dossier is in no state for this act.', {
        meta: { currentVersion: dossier.version, currentState: dossier.state },
      });
    case 'rule':
      return new DomainError('refused', outcome.code, 'A rule refuses this act.');
  }
}
