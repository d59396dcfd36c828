import { localDateOf } from '@motcua/shared/calendar';
import { effectiveCase } from '@motcua/shared/procedures';
import { maskCitizenId } from '@motcua/shared/validation';
import { recordAccess } from '../audit/access-log.js';
import { type Actor, hasRole, officesOf } from '../common/actor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { CatchUpEntryDto } from './catch-up.service.js';
import { CatchUp } from './entities/catch-up.entity.js';

interface Person {
  readonly id: string;
  readonly fullName: string;
}

/** One line as a leader must see it before saying yes; numbers of people are masked. */
export interface CatchUpEntryView {
  readonly receivedAt: string;
  readonly blockNumber: string | null;
  readonly channel: string;
  readonly procedureCode: string;
  /** Null when the procedure was not in force on that day. */
  readonly procedureName: string | null;
  readonly caseName: string | null;
  readonly applicantName: string;
  /** Citizen id, or whatever other number the person or organisation is known by. */
  readonly citizenId: string | null;
  /** Of the papers that are always asked for. */
  readonly components: { readonly present: number; readonly required: number };
}

/** A dossier that came out of an approved batch. */
export interface CaughtUpDossier {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly blockNumber: string | null;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
}

export interface CatchUpDetail extends Pick<
  CatchUp,
  'id' | 'state' | 'size' | 'reason' | 'decision' | 'requestedAt' | 'settledAt' | 'settlementReason'
> {
  readonly requestedBy: Person;
  readonly settledBy: Person | null;
  /** Whether this person may say yes or no now. */
  readonly maySettle: boolean;
  readonly entries: readonly CatchUpEntryView[];
  readonly dossiers: readonly CaughtUpDossier[];
}

/** Shows one batch with all its lines; every look leaves an access record in the same transaction. */
export class ReadCatchUpService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
  ) {}

  /** @throws DomainError 403 for who sees no papers, 404 for foreign and absent ids alike */
  async execute(tx: OfficeTx, actor: Actor, id: string): Promise<CatchUpDetail> {
    if (officesOf(actor).length === 0) throw forbidden('role.not_allowed', 'Your roles do not allow this.');
    const batch = await tx.em.findOneBy(CatchUp, { id });
    if (!batch) throw notFound();
    const dossiers = await dossiersOf(tx, id);
    await this.recordLook(tx, actor, batch, dossiers);
    const { state, size, reason, decision, requestedAt, settledAt, settlementReason } = batch;
    const given = JSON.parse(this.box.decrypt(batch.entriesEnc)) as CatchUpEntryDto[];
    const entries: CatchUpEntryView[] = [];
    for (const entry of given) entries.push(await this.entryView(tx, entry));
    return {
      ...{ id, state, size, reason, decision, requestedAt, settledAt, settlementReason },
      requestedBy: (await personOf(tx, batch.requestedById))!,
      settledBy: await personOf(tx, batch.settledById),
      maySettle:
        state === 'pending' && batch.requestedById !== actor.staffId && hasRole(actor, batch.officeId, 'leader'),
      entries,
      dossiers,
    };
  }

  /** Of what is no dossier yet the batch is named, so that it can be told later whose data were looked at. */
  private async recordLook(
    tx: OfficeTx,
    { staffId }: Actor,
    { id, officeId }: CatchUp,
    dossiers: readonly CaughtUpDossier[],
  ): Promise<void> {
    const look = { officeId, staffId, action: 'read', purpose: `catch-up ${id}` } as const;
    if (dossiers.length === 0) await recordAccess(tx, look);
    for (const dossier of dossiers) await recordAccess(tx, { ...look, dossierId: dossier.id });
  }

  private async entryView(
    tx: OfficeTx,
    { receivedAt, blockNumber, dossier }: CatchUpEntryDto,
  ): Promise<CatchUpEntryView> {
    const { procedureCode, caseCode, channel, applicant, components } = dossier;
    const procedure = await this.catalogue.inForce(tx.em, procedureCode, localDateOf(new Date(receivedAt)));
    const kase = procedure && effectiveCase(procedure.definition, caseCode ?? null);
    const required = kase?.components.filter((component) => component.required === 'always') ?? [];
    const there = new Set(components.filter(({ present }) => present).map(({ code }) => code));
    const number = applicant.citizenId ?? applicant.otherId?.number ?? null;
    return {
      receivedAt,
      blockNumber: blockNumber ?? null,
      channel,
      procedureCode,
      procedureName: procedure?.definition.name ?? null,
      caseName: procedure?.definition.cases.find(({ code }) => code === caseCode)?.name ?? null,
      applicantName: applicant.fullName,
      citizenId: number === null ? null : maskCitizenId(number),
      components: { present: required.filter(({ code }) => there.has(code)).length, required: required.length },
    };
  }
}

const dossiersOf = (tx: OfficeTx, id: string): Promise<CaughtUpDossier[]> =>
  tx.em.query(
    `SELECT d.id, d.code, d.state, e.details->>'blockNumber' AS "blockNumber", d.received_at AS "receivedAt", d.due_at AS "dueAt"
       FROM dossier d JOIN dossier_event e ON e.dossier_id = d.id AND e.transition = 'submit'
      WHERE d.catch_up_id = $1 ORDER BY d.code`,
    [id],
  );

async function personOf(tx: OfficeTx, id: string | null): Promise<Person | null> {
  if (id === null) return null;
  const rows: Person[] = await tx.em.query('SELECT id, full_name AS "fullName" FROM staff WHERE id = $1', [id]);
  return rows[0] ?? null;
}
