import type { ExportFormat, ExportView } from '@motcua/shared/exports';
import type { StaffRole } from '@motcua/shared/staff';
import { type Access, recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { DomainError, notFound } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { LIST_ROLES } from '../dossiers/dossier-conditions.js';
import { CLOSED_LIST_ROLES } from '../reports/closes/read-close.js';
import { ExportJob } from './export-job.entity.js';
import type { ExportRequest } from './export-request.js';
import { exportView } from './export.view.js';

/** More that are not done yet are asked for by mistake. */
const MOST_AT_ONCE = 5;

export interface NewExport {
  readonly officeId: string;
  readonly format: ExportFormat;
  readonly request: ExportRequest;
}

/** Keeps what was asked for; it is made soon afterwards. @throws DomainError 409 `export.too_many_at_once` */
export async function askExport(tx: OfficeTx, box: SecretBox, actor: Actor, asked: NewExport): Promise<ExportView> {
  // Two windows of one person ask one after the other.
  await tx.em.query('SELECT 1 FROM staff WHERE id = $1 FOR NO KEY UPDATE', [actor.staffId]);
  const [{ n }]: [{ n: number }] = await tx.em.query(
    `SELECT count(*)::int AS n FROM export_job WHERE staff_id = $1 AND state IN ('waiting', 'running')`,
    [actor.staffId],
  );
  if (n >= MOST_AT_ONCE) {
    throw new DomainError(
      'conflict',
      'export.too_many_at_once',
      `${MOST_AT_ONCE} exports of yours are still being made.`,
    );
  }
  const { request } = asked;
  const id = newId();
  await tx.em.insert(ExportJob, {
    id,
    officeId: asked.officeId,
    staffId: actor.staffId,
    kind: request.kind,
    format: asked.format,
    fromOn: request.kind === 'dossiers' ? null : request.from,
    toOn: request.kind === 'dossiers' ? null : request.to,
    requestEnc: box.encrypt(JSON.stringify(request)),
    state: 'waiting',
    createdAt: tx.now,
  });
  return exportView(tx.em, id);
}

/** Calls off what is not done yet. @throws DomainError 404; 409 `export.over` */
export async function cancelExport(tx: OfficeTx, actor: Actor, id: string): Promise<ExportView> {
  const { state } = await ownExport(tx, actor, id);
  if (state !== 'waiting' && state !== 'running') {
    throw new DomainError('conflict', 'export.over', 'This export is over already.');
  }
  await tx.em.query(
    `UPDATE export_job SET state = 'cancelled', request_enc = NULL, lease_until = NULL, finished_at = $2 WHERE id = $1`,
    [id, tx.now],
  );
  return exportView(tx.em, id);
}

export interface ReadyExport {
  readonly fileName: string;
  readonly format: ExportFormat;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * The file, for the one who asked for it, who must still see all that may be in it. Who took it is recorded, or nothing is
 * given.
 *
 * @throws DomainError 404; 409 `export.not_ready`, `export.expired`
 */
export async function readyExport(tx: OfficeTx, box: SecretBox, actor: Actor, id: string): Promise<ReadyExport> {
  const job = await ownExport(tx, actor, id);
  const shownTo: readonly StaffRole[] = job.kind === 'closed_list' ? CLOSED_LIST_ROLES : LIST_ROLES;
  const seen = new Set(actor.roles.filter(({ role }) => shownTo.includes(role)).map(({ officeId }) => officeId));
  if (!job.officeIds.every((officeId) => seen.has(officeId))) throw notFound();
  if (job.state === 'expired' || (job.expiresAt !== null && job.expiresAt <= tx.now)) {
    throw new DomainError('conflict', 'export.expired', 'The file is kept no longer; ask for it again.');
  }
  if (job.state !== 'ready') throw new DomainError('conflict', 'export.not_ready', 'The file is not ready.');
  await recordAccess(tx, {
    officeId: job.officeId,
    staffId: actor.staffId,
    action: 'export',
    ...takenBy(
      JSON.parse(box.decrypt(job.requestEnc!)) as ExportRequest,
      `rows: ${job.done}; ${job.format}; export ${id}`,
    ),
  });
  tx.write(`UPDATE export_job SET fetched_at = $2 WHERE id = $1 AND fetched_at IS NULL`, [id, tx.now]);
  return {
    fileName: job.fileName!,
    format: job.format,
    sha256: job.sha256!.toString('hex'),
    sizeBytes: Number(job.sizeBytes),
  };
}

/** What of people is in it, and by what it was narrowed: names of filters only, for what was searched for may be a citizen's. */
function takenBy(request: ExportRequest, purpose: string): Pick<Access, 'fields' | 'purpose'> {
  if (request.kind === 'register') return { fields: ['register', 'applicant', 'address', 'phone'], purpose };
  if (request.kind === 'closed_list') return { purpose: `${purpose}; closed period ${request.period}` };
  const { columns, language: _language, sort: _sort, order: _order, ...filters } = request.list;
  const fields = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return { fields, purpose: `${purpose}; columns: ${columns.join(', ')}` };
}

/** @throws DomainError 404, also for somebody else's */
async function ownExport(tx: OfficeTx, actor: Actor, id: string): Promise<ExportJob> {
  const rows: ExportJob[] = await tx.em.query(
    `SELECT id, office_id AS "officeId", office_ids AS "officeIds", kind, format, state, done, file_name AS "fileName", sha256,
            size_bytes AS "sizeBytes", expires_at AS "expiresAt", request_enc AS "requestEnc"
       FROM export_job WHERE id = $1 AND staff_id = $2 FOR UPDATE`,
    [id, actor.staffId],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws DomainError 404, also for somebody else's */
export async function showExport(tx: OfficeTx, actor: Actor, id: string): Promise<ExportView> {
  const rows: unknown[] = await tx.em.query('SELECT 1 FROM export_job WHERE id = $1 AND staff_id = $2', [
    id,
    actor.staffId,
  ]);
  if (rows.length === 0) throw notFound();
  return exportView(tx.em, id);
}
