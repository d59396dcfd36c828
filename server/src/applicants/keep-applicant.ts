import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { KnownApplicant } from './applicant-input.js';

/** Digest under which an id number is found again; the kind is part of it, so a passport never meets a CCCD. */
export function applicantIndex(box: SecretBox, idKind: string, idNumber: string): Buffer {
  return box.blindIndex(`applicant-${idKind}`, idNumber);
}

export const phoneIndex = (box: SecretBox, phone: string): Buffer => box.blindIndex('phone', phone);

/**
 * Keeps a person once per office: found again by the digest of the id number, with what was last known of them.
 *
 * @returns the applicant's id
 */
export async function keepApplicant(
  tx: OfficeTx,
  box: SecretBox,
  officeId: string,
  applicant: KnownApplicant,
): Promise<string> {
  const index = applicant.idNumber === null ? null : applicantIndex(box, applicant.idKind, applicant.idNumber);
  const rows: { id: string }[] = await tx.em.query(
    `INSERT INTO applicant AS a (id, office_id, kind, full_name, id_kind, id_number_enc, id_index, date_of_birth, sex, phone_enc, email, address, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
     ON CONFLICT (office_id, id_index) DO UPDATE SET
       full_name = EXCLUDED.full_name,
       date_of_birth = COALESCE(EXCLUDED.date_of_birth, a.date_of_birth),
       sex = COALESCE(EXCLUDED.sex, a.sex),
       phone_enc = COALESCE(EXCLUDED.phone_enc, a.phone_enc),
       email = COALESCE(EXCLUDED.email, a.email),
       address = COALESCE(EXCLUDED.address, a.address),
       updated_at = EXCLUDED.updated_at
     RETURNING id`,
    [
      newId(),
      officeId,
      applicant.kind,
      applicant.fullName,
      applicant.idKind,
      applicant.idNumber === null ? null : box.encrypt(applicant.idNumber),
      index,
      applicant.dateOfBirth,
      applicant.sex,
      applicant.phone === null ? null : box.encrypt(applicant.phone),
      applicant.email,
      applicant.address,
      tx.now,
    ],
  );
  return rows[0]!.id;
}
