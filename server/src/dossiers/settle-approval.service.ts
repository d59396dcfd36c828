import { transitionRule } from '@motcua/shared/dossiers';
import { Approval } from './entities/approval.entity.js';
import { CommittedRefusal } from '../audit/write-once.js';
import { type Actor, rolesAt } from '../common/actor.js';
import { DomainError, forbidden, notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { lockDossier } from './load-dossier.js';
import { openReceivers } from './open-receivers.js';
import type { TransitionDossierService } from './transition-dossier.service.js';

export type Settlement = { readonly approved: boolean; readonly approval: Approval };

/** A second person says yes or no to an act that waits for one. */
export class SettleApprovalService {
  constructor(
    private readonly transitions: TransitionDossierService,
    private readonly catalogue: ProcedureCatalogue,
  ) {}

  /** @throws DomainError 403 `approval.same_person` or role, 404, 409 settled already or stale */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    id: string,
    decision: { approve: boolean; reason?: string },
  ): Promise<Settlement | CommittedRefusal> {
    const dossierId = (await dossierOf(tx, id)) ?? ((await openReceivers(tx)) ? await dossierOf(tx, id) : undefined);
    if (dossierId === undefined) throw notFound();
    // The dossier first, as every act does, so that two people cannot wait for each other.
    const dossier = await lockDossier(tx, dossierId);
    const approval = await tx.em.findOneOrFail(Approval, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (approval.requestedById === actor.staffId) {
      throw forbidden('approval.same_person', 'Nobody settles what they proposed themselves.');
    }
    const { definition } = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    if (!maySettle(actor, approval, dossier, definition.field)) {
      throw forbidden('dossier.role_not_allowed', 'Your roles do not allow you to settle this.');
    }
    if (approval.state !== 'pending') {
      throw new DomainError('conflict', `approval.already_${approval.state}`, 'This is settled already.');
    }
    if (approval.dossierVersion !== dossier.version) {
      await tx.em.update(Approval, { id }, { state: 'stale', settledAt: tx.now });
      return new CommittedRefusal(
        new DomainError('conflict', 'approval.stale', 'The dossier has changed since this was proposed.', {
          meta: { currentVersion: dossier.version, state: 'stale' },
        }),
      );
    }
    const settled = {
      state: decision.approve ? ('approved' as const) : ('refused' as const),
      settledById: actor.staffId,
      settledAt: tx.now,
      reason: decision.reason ?? null,
    };
    if (decision.approve) await this.transitions.carryOut(tx, actor, approval, dossier);
    await tx.em.update(Approval, { id }, settled);
    return { approved: decision.approve, approval: { ...approval, ...settled } };
  }
}

/** Of dossiers received or handled here: the walls may be open for others of the same receiving office. */
async function dossierOf(tx: OfficeTx, approvalId: string): Promise<string | undefined> {
  const rows: { id: string }[] = await tx.em.query(
    `SELECT d.id FROM approval a JOIN dossier d ON d.id = a.dossier_id
      WHERE a.id = $1 AND (d.office_id = ANY ($2) OR d.handling_office_id = ANY ($2))`,
    [approvalId, tx.openedFor],
  );
  return rows[0]?.id;
}

function maySettle(
  actor: Actor,
  approval: Approval,
  dossier: { officeId: string; handlingOfficeId: string },
  field: string,
): boolean {
  const officeId = transitionRule(approval.transition).at === 'receiving' ? dossier.officeId : dossier.handlingOfficeId;
  return rolesAt(actor, officeId, field).some(({ role }) => approval.settledByRoles.includes(role));
}
