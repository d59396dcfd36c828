import { isReckonable } from '@motcua/shared/calendar';
import type { Actor } from '../common/actor.js';
import { hasRole } from '../common/actor.js';
import { DomainError, forbidden, notFound, refused } from '../common/domain-error.js';
import { Instant, Line, Lines, Nested, NestedList } from '../common/http/fields.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { chooseOffice, officeById, type OfficeRef } from '../offices/office-choice.js';
import type { Acting } from './act.js';
import { IntakeDto } from './dto/intake.dto.js';
import { CatchUp } from './entities/catch-up.entity.js';
import { actingAtCounter, type IntakeDossierService } from './intake-dossier.service.js';

const MAX_ENTRIES = 100;

export class CatchUpEntryDto {
  @Instant({ description: 'When the paper was really received.' }) receivedAt!: string;
  @Line({ max: 40, optional: true, example: 'KG-0015', description: 'Number on the paper block.' })
  blockNumber?: string;
  @Nested(() => IntakeDto) dossier!: IntakeDto;
}

export class ProposeCatchUpDto {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @Lines({ example: 'Mất điện từ 8 giờ đến 11 giờ ngày 20/11/2026' }) reason!: string;
  @Line({ example: 'TB 12/TB-UBND' }) decision!: string;
  @NestedList(() => CatchUpEntryDto, { min: 1, max: MAX_ENTRIES }) entries!: CatchUpEntryDto[];
}

export interface CatchUpView {
  readonly id: string;
  readonly state: CatchUp['state'];
  readonly size: number;
  readonly reason: string;
  readonly decision: string;
}

const viewOf = ({ id, state, size, reason, decision }: CatchUpView): CatchUpView => ({
  id,
  state,
  size,
  reason,
  decision,
});

/** Enters what was received while the system was away; due times follow the real time of receipt. */
export class CatchUpService {
  constructor(
    private readonly intakes: IntakeDossierService,
    private readonly box: SecretBox,
  ) {}

  /** Keeps the batch until a leader approves it; what could never be taken in is refused at once, nothing is created yet. */
  async propose(tx: OfficeTx, actor: Actor, request: ProposeCatchUpDto): Promise<CatchUpView> {
    const office = await chooseOffice(tx.em, actor, ['counter_officer'], request.officeCode);
    request.entries.forEach((entry, index) => requireEntry(entry, index, tx.now));
    const acting = actingAtCounter(actor, office.id);
    const batch = tx.em.create(CatchUp, {
      id: newId(),
      officeId: office.id,
      reason: request.reason,
      decision: request.decision,
      entriesEnc: this.box.encrypt(JSON.stringify(request.entries)),
      size: request.entries.length,
      state: 'pending',
      requestedById: actor.staffId,
      onBehalfOfId: acting.onBehalfOfId,
      requestedAt: tx.now,
      settledById: null,
      settledAt: null,
      settlementReason: null,
    });
    await tx.em.insert(CatchUp, batch);
    await tx.rehearse(() => this.takeAll(tx, actor, batch, office, request.entries));
    return viewOf(batch);
  }

  /** @returns the ids of the dossiers taken in; empty when the leader refuses */
  async settle(
    tx: OfficeTx,
    actor: Actor,
    id: string,
    decision: { approve: boolean; reason?: string },
  ): Promise<{ batch: CatchUpView; dossierIds: string[] }> {
    const batch = await tx.em.findOne(CatchUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!batch) throw notFound();
    if (batch.requestedById === actor.staffId) {
      throw forbidden('approval.same_person', 'Nobody settles what they proposed themselves.');
    }
    if (!hasRole(actor, batch.officeId, 'leader')) {
      throw forbidden('role.not_allowed', 'A leader of the office settles this.');
    }
    if (batch.state !== 'pending') {
      throw new DomainError('conflict', `approval.already_${batch.state}`, 'This is settled already.');
    }
    const settled = {
      state: decision.approve ? ('approved' as const) : ('refused' as const),
      settledById: actor.staffId,
      settledAt: tx.now,
      settlementReason: decision.reason ?? null,
    };
    await tx.em.update(CatchUp, { id }, settled);
    const entries = JSON.parse(this.box.decrypt(batch.entriesEnc)) as CatchUpEntryDto[];
    const office = await officeById(tx.em, batch.officeId);
    const dossierIds = decision.approve ? await this.takeAll(tx, actor, batch, office, entries) : [];
    return { batch: viewOf({ ...batch, ...settled }), dossierIds };
  }

  private async takeAll(
    tx: OfficeTx,
    caller: Actor,
    batch: CatchUp,
    office: OfficeRef,
    entries: readonly CatchUpEntryDto[],
  ): Promise<string[]> {
    const acting: Acting = { staffId: batch.requestedById, role: 'counter_officer', onBehalfOfId: batch.onBehalfOfId };
    const ids: string[] = [];
    for (const [index, { receivedAt, blockNumber, dossier }] of entries.entries()) {
      try {
        const { dossierId } = await this.intakes.take(tx, dossier, {
          office,
          acting,
          caller,
          submittedAt: new Date(receivedAt),
          catchUp: { id: batch.id, blockNumber: blockNumber ?? null },
          ...(caller.staffId !== batch.requestedById && { approverId: caller.staffId }),
        });
        ids.push(dossierId);
      } catch (error) {
        throw error instanceof DomainError ? atEntry(error, index) : error;
      }
    }
    return ids;
  }
}

/** The same refusal with the line it is about: an intake by itself does not know that it is one of many. */
function atEntry({ kind, code, message, details }: DomainError, index: number): DomainError {
  const path = `entries.${index}.dossier`;
  const errors = details.errors?.map((error) => ({ ...error, path: `${path}.${error.path}` }));
  return new DomainError(kind, code, message, { ...details, errors: errors ?? [{ path, code: 'field.invalid' }] });
}

/** @throws DomainError 422 when an entry's time lies ahead, it is not to be accepted or names a visit */
function requireEntry({ receivedAt, dossier }: CatchUpEntryDto, index: number, now: Date): void {
  const at = new Date(receivedAt);
  if (!isReckonable(at) || at > now) {
    throw refused('catch_up.received_at_invalid', 'The real time of receipt must exist and not lie ahead.', [
      { path: `entries.${index}.receivedAt`, code: 'field.invalid' },
    ]);
  }
  if (dossier.visitId !== undefined) {
    throw refused('catch_up.no_visit', 'What is entered afterwards belongs to no visit.', [
      { path: `entries.${index}.dossier.visitId`, code: 'field.invalid' },
    ]);
  }
  if (!dossier.accept || dossier.externalCode !== undefined || dossier.submittedAt !== undefined) {
    throw refused('catch_up.accept_only', 'Only dossiers received at the counter or by post are entered afterwards.', [
      { path: `entries.${index}.dossier.accept`, code: 'field.invalid' },
    ]);
  }
}
