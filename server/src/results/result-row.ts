import type { RegisteredResult, ResultCopy } from '@motcua/shared/results';
import { knownOf, reportLevel, reportVerdict, type SignatureReport } from '@motcua/shared/signatures';
import type { OfficeTx } from '../database/office-transaction.js';

/** A result with what the register says beside it, from `dossier_result r` and its dossier `d`. */
export const RESULT_ROW = `
  SELECT r.id, r.dossier_id AS "dossierId", d.code AS "dossierCode", d.applicant_name AS "applicantName", r.year, r.number, r.symbol,
         r.title, r.copies, jsonb_build_object('id', s.id, 'fullName', s.full_name) AS signer, r.signed_on::text AS "signedOn",
         to_jsonb(r.cancelled_at) AS "cancelledAt", r.shelf_slot AS "shelfSlot",
         CASE WHEN a.id IS NOT NULL THEN
           jsonb_build_object('attachmentId', a.id, 'name', a.name, 'signatures', a.signatures, 'again',
             (SELECT k.report FROM signature_check k WHERE k.attachment_id = a.id ORDER BY k.id DESC LIMIT 1)) END AS copy,
         d.state = 'handed_over' AS "handedOver"
    FROM dossier_result r JOIN dossier d ON d.id = r.dossier_id LEFT JOIN staff s ON s.id = r.signer_id
    LEFT JOIN attachment a ON a.id = r.copy_id AND a.state = 'kept'`;

/** As `RESULT_ROW` reads it. */
export interface ResultRow extends Omit<RegisteredResult, 'copy'> {
  readonly copy:
    (Omit<ResultCopy, 'signature' | 'level'> & Readonly<Record<'signatures' | 'again', SignatureReport | null>>) | null;
}

export function registeredResult({ copy, ...row }: ResultRow): RegisteredResult {
  if (!copy) return { ...row, copy };
  const { signatures, again, ...file } = copy;
  const known = knownOf(signatures, again);
  return { ...row, copy: { ...file, signature: reportVerdict(known), level: reportLevel(known) } };
}

export async function resultRow(tx: OfficeTx, id: string): Promise<RegisteredResult> {
  const rows: [ResultRow] = await tx.em.query(`${RESULT_ROW} WHERE r.id = $1`, [id]);
  return registeredResult(rows[0]);
}

export const RESULT_EXAMPLE: RegisteredResult = {
  id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a13',
  dossierId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
  dossierCode: 'H23.18.07-261123-0001',
  applicantName: 'Trần Văn Đức',
  year: 2026,
  number: '17/2026',
  symbol: 'GKS',
  title: 'Giấy khai sinh',
  copies: 1,
  signer: { id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a12', fullName: 'Phạm Văn Hùng' },
  signedOn: '2026-11-25',
  cancelledAt: null,
  shelfSlot: 'Kệ 2, ô 5',
  copy: {
    attachmentId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a11',
    name: 'Giấy khai sinh (đã ký số).pdf',
    signature: 'good',
    level: 'B-LT',
  },
  handedOver: false,
};
