import { MAX_ATTACHMENTS } from '@motcua/shared/attachments';
import { DomainError, malformed } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';

/** How much may be attached, in bytes. */
export interface FileLimits {
  readonly perFile: number;
  readonly perDossier: number;
}

/** What has been removed counts as a file, for positions are never used again, but takes no room. */
export async function usedBy(tx: OfficeTx, dossierId: string): Promise<{ bytes: number; files: number }> {
  const rows: [{ bytes: number; files: number }] = await tx.em.query(
    `SELECT COALESCE(sum(size_bytes) FILTER (WHERE state = 'kept'), 0)::int AS bytes, count(*)::int AS files
       FROM attachment WHERE dossier_id = $1`,
    [dossierId],
  );
  return rows[0];
}

/**
 * Where the next file of a locked dossier stands.
 *
 * @throws DomainError 413 when the dossier has no room for it
 */
export async function nextPosition(
  tx: OfficeTx,
  limits: FileLimits,
  dossierId: string,
  sizeBytes: number,
): Promise<number> {
  const { bytes, files } = await usedBy(tx, dossierId);
  if (bytes + sizeBytes > limits.perDossier || files >= MAX_ATTACHMENTS) throw dossierFull(limits);
  return files + 1;
}

/** @throws DomainError 422 when the dossier has no paper of that code; null stands for none */
export async function requireComponent(tx: OfficeTx, dossierId: string, code: string | null): Promise<void> {
  if (code === null) return;
  const found: unknown[] = await tx.em.query('SELECT 1 FROM dossier_component WHERE dossier_id = $1 AND code = $2', [
    dossierId,
    code,
  ]);
  if (found.length === 0) throw malformed('component', 'component.unknown');
}

export const dossierFull = ({ perDossier }: FileLimits): DomainError =>
  new DomainError('too_large', 'attachment.dossier_full', 'The dossier has no room for this file.', {
    meta: { maxBytes: perDossier },
  });
