import { recordAccess } from '../audit/access-log.js';
import { calendarAt } from '../calendar/office-calendars.js';
import { type Actor, rolesAt } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { conditionsFrom } from './conditions-of-dossier.sql.js';
import { actorFacts, dossierFacts } from './dossier-facts.js';
import { DOSSIER_PARTS, type DossierParts } from './dossier.sql.js';
import { dossierView } from './dossier.view.js';
import type { Dossier } from './entities/dossier.entity.js';
import { findDossier } from './load-dossier.js';
import { openSubmitter } from './submitter.js';

export const REVEALABLE = [
  'citizenId',
  'phone',
  'email',
  'submitterCitizenId',
  'submitterPhone',
  'submitterEmail',
] as const;
export type Revealable = (typeof REVEALABLE)[number];

/** Shows one dossier; every look leaves an access record in the same transaction, or nothing is shown. */
export class ReadDossierService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
  ) {}

  /** @throws DomainError 404 for foreign and absent ids alike */
  async execute(tx: OfficeTx, actor: Actor, id: string): Promise<Record<string, unknown>> {
    return this.show(tx, actor, await this.find(tx, id));
  }

  /** @param dossier as the database has it, or will have it behind what has been sent */
  async show(tx: OfficeTx, actor: Actor, dossier: Dossier): Promise<Record<string, unknown>> {
    const { id, officeId } = dossier;
    await recordAccess(tx, { officeId, staffId: actor.staffId, dossierId: id, action: 'read' });
    const [parts]: [DossierParts] = await tx.em.query(DOSSIER_PARTS, [id]);
    const procedure = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    const conditions = conditionsFrom(parts.conditions);
    const facts = dossierFacts(dossier, procedure.definition, conditions, tx.now);
    const who = actorFacts(actor, dossier, procedure.definition.field, conditions);
    const calendar = await calendarAt(tx.em, dossier.handlingOfficeId, dossier.calendarRevision);
    const view = dossierView(dossier, parts, procedure, calendar, facts, who, conditions.settings, tx.now, this.box);
    // Also at an office that was taken over, which nobody's own roles spell out.
    return { ...view, rolesHere: [...new Set(rolesAt(actor, officeId).map(({ role }) => role))] };
  }

  /** An answer that was kept shows a dossier once more: that is a look as well. */
  async recordReplay(tx: OfficeTx, actor: Actor, answer: unknown): Promise<void> {
    const { id, code } = answer as { id?: string; code?: string };
    if (id === undefined || code === undefined) return;
    const dossier = await this.find(tx, id);
    await recordAccess(tx, { officeId: dossier.officeId, staffId: actor.staffId, dossierId: id, action: 'read' });
  }

  /** Answers masked values in full and records which, and why. */
  async reveal(
    tx: OfficeTx,
    actor: Actor,
    id: string,
    fields: readonly Revealable[],
    purpose: string | undefined,
  ): Promise<Partial<Record<Revealable, string | null>>> {
    const dossier = await this.find(tx, id);
    await recordAccess(tx, {
      officeId: dossier.officeId,
      staffId: actor.staffId,
      dossierId: id,
      action: 'reveal',
      fields,
      ...(purpose !== undefined && { purpose }),
    });
    const rows: { id_number_enc: Buffer | null }[] = await tx.em.query(
      'SELECT id_number_enc FROM applicant WHERE id = $1',
      [dossier.applicantId],
    );
    const submitter = openSubmitter(this.box, dossier.submitterEnc);
    const open = (sealed: Buffer | null | undefined): string | null => (sealed ? this.box.decrypt(sealed) : null);
    const values: Record<Revealable, () => string | null> = {
      citizenId: () => open(rows[0]?.id_number_enc),
      phone: () => open(dossier.phoneEnc),
      email: () => dossier.email,
      submitterCitizenId: () => submitter?.citizenId ?? null,
      submitterPhone: () => submitter?.phone ?? null,
      submitterEmail: () => submitter?.email ?? null,
    };
    return Object.fromEntries(fields.map((field) => [field, values[field]()]));
  }

  private async find(tx: OfficeTx, id: string): Promise<Dossier> {
    const dossier = await findDossier(tx, id);
    if (!dossier) throw notFound();
    await tx.widen(dossier.officeId);
    return dossier;
  }
}
