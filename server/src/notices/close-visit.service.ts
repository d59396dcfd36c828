import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Visit } from '../dossiers/entities/visit.entity.js';
import type { ReleaseVisit } from './release-visit.js';

export interface ClosedVisit {
  readonly visitId: string;
  /** In the order in which they were taken in. */
  readonly dossiers: readonly { readonly id: string; readonly code: string }[];
}

/** The person at the counter has brought everything: they are told now. */
export class CloseVisitService {
  constructor(private readonly releases: ReleaseVisit) {}

  /** Closing once more changes nothing. @throws DomainError 404 when it is not there or another officer's */
  async execute(tx: OfficeTx, actor: Actor, visitId: string): Promise<ClosedVisit> {
    const visit = await this.find(tx, actor, visitId);
    if (visit.releasedAt === null) await this.releases.release(tx.em, visit.id);
    const dossiers: ClosedVisit['dossiers'] = await tx.em.query(
      'SELECT id, code FROM dossier WHERE visit_id = $1 ORDER BY id',
      [visit.id],
    );
    await this.record(tx, actor, visit);
    return { visitId: visit.id, dossiers };
  }

  /** An answer that was kept shows the dossiers once more. */
  async recordLook(tx: OfficeTx, actor: Actor, visitId: string): Promise<void> {
    await this.record(tx, actor, await this.find(tx, actor, visitId));
  }

  private async find(tx: OfficeTx, actor: Actor, visitId: string): Promise<Visit> {
    const visit = await tx.em.findOne(Visit, {
      where: { id: visitId, staffId: actor.staffId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!visit) throw notFound();
    return visit;
  }

  private record(tx: OfficeTx, actor: Actor, { officeId }: Visit): Promise<void> {
    return recordAccess(tx, { officeId, staffId: actor.staffId, action: 'list' });
  }
}
