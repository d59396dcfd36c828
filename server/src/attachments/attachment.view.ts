import type { AttachmentKind, AttachmentState } from '@motcua/shared/attachments';
import type { OfficeTx } from '../database/office-transaction.js';

/** One file of a dossier as the API shows it. */
export interface AttachmentView {
  readonly id: string;
  readonly dossierId: string;
  readonly position: number;
  readonly componentCode: string | null;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly warnings: readonly string[];
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly state: AttachmentState;
  readonly uploadedAt: string;
  readonly uploadedBy: { readonly id: string; readonly fullName: string };
  readonly removedAt: string | null;
  readonly removedBy: { readonly id: string; readonly fullName: string } | null;
  readonly removalReason: string | null;
}

interface Row extends Omit<AttachmentView, 'sha256' | 'uploadedAt' | 'removedAt'> {
  readonly sha256: Buffer;
  readonly uploadedAt: Date;
  readonly removedAt: Date | null;
}

const ROWS = `
  SELECT a.id, a.dossier_id AS "dossierId", a.position, a.component_code AS "componentCode", a.name, a.kind, a.warnings,
         a.size_bytes AS "sizeBytes", a.sha256, a.state, a.uploaded_at AS "uploadedAt",
         jsonb_build_object('id', u.id, 'fullName', u.full_name) AS "uploadedBy", a.removed_at AS "removedAt",
         CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'fullName', r.full_name) END AS "removedBy",
         a.removal_reason AS "removalReason"
    FROM attachment a JOIN staff u ON u.id = a.uploaded_by_id LEFT JOIN staff r ON r.id = a.removed_by_id`;

export async function attachmentsOf(tx: OfficeTx, dossierId: string): Promise<AttachmentView[]> {
  const rows: Row[] = await tx.em.query(`${ROWS} WHERE a.dossier_id = $1 ORDER BY a.position`, [dossierId]);
  return rows.map(view);
}

export async function attachmentView(tx: OfficeTx, id: string): Promise<AttachmentView> {
  const rows: [Row] = await tx.em.query(`${ROWS} WHERE a.id = $1`, [id]);
  return view(rows[0]);
}

const view = ({ sha256, uploadedAt, removedAt, ...row }: Row): AttachmentView => ({
  ...row,
  sha256: sha256.toString('hex'),
  uploadedAt: uploadedAt.toISOString(),
  removedAt: removedAt?.toISOString() ?? null,
});

export const ATTACHMENT_EXAMPLE: AttachmentView = {
  id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a11',
  dossierId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
  position: 1,
  componentCode: 'GCS',
  name: 'Giấy chứng sinh.pdf',
  kind: 'pdf',
  warnings: [],
  sizeBytes: 182_044,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  state: 'kept',
  uploadedAt: '2026-11-23T02:12:00.000Z',
  uploadedBy: { id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a12', fullName: 'Lê Thị Mai' },
  removedAt: null,
  removedBy: null,
  removalReason: null,
};
