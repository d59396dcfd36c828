import type { NoticeKind, NoticeWay } from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import { type OfficeTx, sqlState } from '../database/office-transaction.js';
import { LIST, PERSON, type PersonRef } from './dossier.sql.js';
import type { Dossier } from './entities/dossier.entity.js';
import type { AllowedAct, TransitionDossierService } from './transition-dossier.service.js';

interface RehearsedParts {
  readonly assignee: PersonRef | null;
  readonly holder: PersonRef | null;
  /** Messages the act would owe to the citizen; addresses are masked. Not those for the case that another fails. */
  readonly notices: readonly { readonly kind: NoticeKind; readonly channel: NoticeWay; readonly to: string }[];
  /** Results that would stand. A number from the register is the next one now, and promised to nobody. */
  readonly results: readonly { readonly number: string; readonly title: string; readonly copies: number }[];
}

/** What a dossier would be after an act; for one that is proposed, after its approval. */
export interface Rehearsal
  extends Pick<Dossier, 'state' | 'receivedAt' | 'dueAt' | 'duePromised' | 'paused' | 'stepCode'>, RehearsedParts {
  readonly mode: 'act' | 'propose';
  readonly settledBy: readonly StaffRole[];
}

const REHEARSED_PARTS = `
SELECT ${PERSON('d.assignee_id')} AS assignee,
       ${PERSON('d.holder_id')} AS holder,
       ${LIST(`SELECT n.kind, n.channel, n.address_masked AS "to" FROM dossier_event e JOIN notice n ON n.event_id = e.id
                WHERE e.dossier_id = d.id AND e.seq > $2 AND n.waits_for_id IS NULL ORDER BY e.seq, n.id`)} AS notices,
       ${LIST(`SELECT r.number, r.title, r.copies FROM dossier_result r
                WHERE r.dossier_id = d.id AND r.cancelled_at IS NULL ORDER BY r.id`)} AS results
  FROM dossier d WHERE d.id = $1`;

/** An act takes milliseconds; who waits longer than this waits for something that hangs, and should be told so. */
const LOCK_TIMEOUT = '2s';
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Shows what an act would lead to before it is confirmed: carried out by the act's own code and taken back. The dossier
 * is locked as for an act, so that the two never see each other half done, but only until it is taken back; what
 * follows holds no lock.
 */
export class RehearseTransitionService {
  constructor(private readonly transitions: TransitionDossierService) {}

  /** @throws DomainError as the act does, and 409 `dossier.busy` when another act does not end */
  async execute(tx: OfficeTx, actor: Actor, dossierId: string, body: Record<string, unknown>): Promise<Rehearsal> {
    const { officeId, rehearsal } = await this.rehearse(tx, actor, dossierId, body);
    await tx.widen(officeId);
    await recordAccess(tx, { officeId, staffId: actor.staffId, dossierId, action: 'read' });
    return rehearsal;
  }

  private async rehearse(
    ...[tx, actor, dossierId, body]: Parameters<RehearseTransitionService['execute']>
  ): Promise<{ officeId: string; rehearsal: Rehearsal }> {
    try {
      return await tx.rehearse(async () => {
        await tx.em.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
        const allowed = await this.transitions.allow(tx, actor, dossierId, body);
        const versionBefore = allowed.dossier.version;
        await this.transitions.perform(tx, allowed);
        const [parts]: [RehearsedParts] = await tx.em.query(REHEARSED_PARTS, [dossierId, versionBefore]);
        return { officeId: allowed.dossier.officeId, rehearsal: rehearsalOf(allowed, parts) };
      });
    } catch (error) {
      if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
      throw new DomainError('conflict', 'dossier.busy', 'Another act on this dossier is under way.');
    }
  }
}

function rehearsalOf({ outcome: { mode, settledBy }, dossier }: AllowedAct, parts: RehearsedParts): Rehearsal {
  const { state, receivedAt, dueAt, duePromised, paused, stepCode } = dossier;
  return { mode, settledBy, state, receivedAt, dueAt, duePromised, paused, stepCode, ...parts };
}
