import type { AttachmentKind, AttachmentState, ConvertedKind, FileScan } from '@motcua/shared/attachments';
import type { SignatureReport } from '@motcua/shared/signatures';
import type { OfficeTx } from '../database/office-transaction.js';

/** One file of a dossier as the API shows it. */
export interface AttachmentView {
  readonly id: string;
  readonly dossierId: string;
  readonly position: number;
  readonly componentCode: string | null;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly convertedFrom: ConvertedKind | null;
  readonly warnings: readonly string[];
  readonly signatures: SignatureReport | null;
  /** The newest check of them since it came in; by nobody where other authorities are trusted since. */
  readonly checkedAgain: {
    readonly report: SignatureReport;
    readonly by: { readonly id: string; readonly fullName: string } | null;
  } | null;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly state: AttachmentState;
  readonly scan: FileScan;
  readonly uploadedAt: string;
  readonly uploadedBy: { readonly id: string; readonly fullName: string };
  readonly removedAt: string | null;
  readonly removedBy: { readonly id: string; readonly fullName: string } | null;
  readonly removalReason: string | null;
  /** The last day on which the paper is valid; null where nobody has said it. */
  readonly validUntil: string | null;
  /** It was the electronic copy of a result that has been cancelled, and is that of no other. */
  readonly copyOfCancelled: boolean;
  /** Where a paper used again came from. */
  readonly reusedFrom: {
    readonly attachmentId: string;
    readonly dossierId: string;
    readonly dossierCode: string;
    /** Whether the offices of who asks see that dossier. */
    readonly readable: boolean;
  } | null;
}

interface Row extends Omit<AttachmentView, 'sha256' | 'uploadedAt' | 'removedAt'> {
  readonly sha256: Buffer;
  readonly uploadedAt: Date;
  readonly removedAt: Date | null;
}

const ROWS = `
  SELECT a.id, a.dossier_id AS "dossierId", a.position, a.component_code AS "componentCode", a.name, a.kind,
         a.converted_from AS "convertedFrom", a.warnings, a.signatures,
         (SELECT jsonb_build_object('report', k.report, 'by', CASE WHEN b.id IS NOT NULL
                                      THEN jsonb_build_object('id', b.id, 'fullName', b.full_name) END)
            FROM signature_check k LEFT JOIN staff b ON b.id = k.checked_by_id
           WHERE k.attachment_id = a.id ORDER BY k.id DESC LIMIT 1) AS "checkedAgain",
         a.size_bytes AS "sizeBytes", a.sha256, a.state, f.scan, a.uploaded_at AS "uploadedAt",
         jsonb_build_object('id', u.id, 'fullName', u.full_name) AS "uploadedBy", a.removed_at AS "removedAt",
         CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'fullName', r.full_name) END AS "removedBy",
         a.removal_reason AS "removalReason", a.valid_until::text AS "validUntil",
         EXISTS (
           SELECT FROM dossier_result c WHERE c.dossier_id = a.dossier_id AND c.copy_id = a.id AND c.cancelled_at IS NOT NULL
         ) AS "copyOfCancelled",
         CASE WHEN a.reused_from_id IS NOT NULL THEN jsonb_build_object(
           'attachmentId', a.reused_from_id, 'dossierId', a.reused_from_dossier_id, 'dossierCode', a.reused_from_code,
           'readable', EXISTS (
             SELECT FROM dossier s
              WHERE s.id = a.reused_from_dossier_id AND (s.office_id = ANY ($2::uuid[]) OR s.handling_office_id = ANY ($2::uuid[])))
         ) END AS "reusedFrom"
    FROM attachment a JOIN stored_file f USING (sha256) JOIN staff u ON u.id = a.uploaded_by_id LEFT JOIN staff r ON r.id = a.removed_by_id`;

export async function attachmentsOf(tx: OfficeTx, dossierId: string): Promise<AttachmentView[]> {
  const rows: Row[] = await tx.em.query(`${ROWS} WHERE a.dossier_id = $1 ORDER BY a.position`, [
    dossierId,
    tx.openedFor,
  ]);
  return rows.map(view);
}

/** Those of several dossiers, by their id. */
export async function attachmentViews(tx: OfficeTx, ids: readonly string[]): Promise<Map<string, AttachmentView>> {
  const rows: Row[] = await tx.em.query(`${ROWS} WHERE a.id = ANY ($1)`, [ids, tx.openedFor]);
  return new Map(rows.map((row) => [row.id, view(row)]));
}

export async function attachmentView(tx: OfficeTx, id: string): Promise<AttachmentView> {
  const rows: [Row] = await tx.em.query(`${ROWS} WHERE a.id = $1`, [id, tx.openedFor]);
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
  convertedFrom: null,
  warnings: [],
  signatures: {
    checkedAt: '2026-11-23T02:12:00.000Z',
    found: 1,
    signatures: [
      {
        kind: 'signature',
        signer: 'Bệnh viện Đa khoa Chí Linh',
        organisation: 'Sở Y tế tỉnh Hải Dương',
        issuer: 'Cơ quan chứng thực số chuyên dùng Chính phủ',
        integrity: 'intact',
        coverage: 'whole',
        additions: 'nothing',
        trust: 'trusted',
        claimedAt: '2026-11-22T09:30:00.000Z',
        stamp: 'none',
        stampedAt: null,
        revocation: 'none',
        revokedAt: null,
        revocationBy: [],
        missingIssuer: null,
        fieldLock: null,
      },
    ],
  },
  checkedAgain: null,
  sizeBytes: 182_044,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  state: 'kept',
  scan: 'clean',
  uploadedAt: '2026-11-23T02:12:00.000Z',
  uploadedBy: { id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a12', fullName: 'Lê Thị Mai' },
  removedAt: null,
  removedBy: null,
  removalReason: null,
  validUntil: null,
  copyOfCancelled: false,
  reusedFrom: null,
};
