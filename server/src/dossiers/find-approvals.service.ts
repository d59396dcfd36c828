import { DOSSIER_TRANSITION, type DossierTransition, DOSSIER_TRANSITIONS } from '@motcua/shared/dossiers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { openReceivers } from './open-receivers.js';

interface ApprovalView {
  readonly id: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly transition: DossierTransition;
  readonly requestedBy: { id: string; fullName: string };
  readonly requestedAt: Date;
  readonly state: string;
  readonly applicantName?: string;
  readonly procedureName?: string;
}

interface ApprovalRow extends ApprovalView {
  readonly officeId: string;
  /** Null where it was not asked for. */
  readonly about: Pick<ApprovalView, 'applicantName' | 'procedureName'> | null;
}

const DEFAULT_LIMIT = 25;
const PURPOSE = 'approvals';
/** Settled by the receiving office's people; all others by the handling office's. */
const RECEIVING = DOSSIER_TRANSITIONS.filter((name) => DOSSIER_TRANSITION[name].at === 'receiving');

/**
 * Lists what this person may settle: their roles are among those asked for, and they did not propose it themselves. Names
 * people only where that is asked for, which leaves a record; the figure in the rail needs none.
 */
export class FindApprovalsService {
  async execute(
    tx: OfficeTx,
    actor: Actor,
    query: { state?: string; dossierId?: string; about?: boolean; limit?: number; cursor?: string },
  ): Promise<Page<ApprovalView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = readCursor(PURPOSE, query.cursor, () => false);
    // Proposals stand behind the wall of the office that received the dossier.
    await openReceivers(tx);
    const pairs = actor.roles.map(({ role, officeId }) => `${officeId}|${role}`);
    const rows: ApprovalRow[] = await tx.em.query(
      `SELECT a.id, a.dossier_id AS "dossierId", d.office_id AS "officeId", d.code AS "dossierCode", a.transition, a.requested_at AS "requestedAt",
              jsonb_build_object('id', p.id, 'fullName', p.full_name) AS "requestedBy",
              CASE WHEN a.state = 'pending' AND a.dossier_version <> d.version THEN 'stale' ELSE a.state END AS state,
              CASE WHEN $8 THEN jsonb_build_object('applicantName', d.applicant_name, 'procedureName', v.definition ->> 'name') END AS about
         FROM approval a JOIN dossier d ON d.id = a.dossier_id JOIN staff p ON p.id = a.requested_by_id
         JOIN procedure_version v ON v.id = d.procedure_version_id
        WHERE a.requested_by_id <> $1
          AND EXISTS (SELECT 1 FROM unnest(a.settled_by_roles) role
                       WHERE (CASE WHEN a.transition = ANY ($2) THEN d.office_id ELSE d.handling_office_id END) || '|' || role = ANY ($3))
          AND ($4::text IS NULL OR (CASE WHEN a.state = 'pending' AND a.dossier_version <> d.version THEN 'stale' ELSE a.state END) = $4)
          AND ($5::uuid IS NULL OR a.dossier_id = $5)
          AND ($6::uuid IS NULL OR a.id < $6)
        ORDER BY a.id DESC LIMIT $7`,
      [
        ...[
          actor.staffId,
          RECEIVING,
          pairs,
          query.state ?? null,
          query.dossierId ?? null,
          cursor?.id ?? null,
          limit + 1,
        ],
        query.about === true,
      ],
    );
    if (query.about) {
      for (const officeId of new Set(rows.map((row) => row.officeId))) {
        await recordAccess(tx, { officeId, staffId: actor.staffId, action: 'list' });
      }
    }
    return pageOf(
      rows,
      limit,
      ({ id }) => writeCursor(PURPOSE, { value: null, id }),
      ({ officeId: _officeId, about, ...row }) => ({ ...row, ...about }),
    );
  }
}
