import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { KnownApplicant } from './applicant-input.js';
import { applicantIndex } from './keep-applicant.js';

/** What an older system knew of somebody. */
export type OldApplicant = Pick<KnownApplicant, 'kind' | 'fullName' | 'idKind' | 'idNumber'>;

/**
 * Keeps many people at once. Somebody whom the office knows already stays as they are known: what comes from an older
 * system is older.
 *
 * @returns their ids, in the order they were given in
 */
export async function keepOldApplicants(
  tx: OfficeTx,
  box: SecretBox,
  officeId: string,
  applicants: readonly OldApplicant[],
): Promise<string[]> {
  const rows = applicants.map(({ kind, fullName, idKind, idNumber }) => ({
    id: newId(),
    kind,
    fullName,
    idKind,
    enc: idNumber === null ? null : box.encrypt(idNumber),
    index: idNumber === null ? null : applicantIndex(box, idKind, idNumber),
  }));
  await tx.em.query(
    `INSERT INTO applicant (id, office_id, kind, full_name, id_kind, id_number_enc, id_index, created_at, updated_at)
     SELECT a.id, $1, a.kind, a.full_name, a.id_kind, a.enc, a.index, $8, $8
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bytea[])
            AS a (id, kind, full_name, id_kind, enc, index)
         ON CONFLICT (office_id, id_index) DO NOTHING`,
    [
      officeId,
      rows.map(({ id }) => id),
      rows.map(({ kind }) => kind),
      rows.map(({ fullName }) => fullName),
      rows.map(({ idKind }) => idKind),
      rows.map(({ enc }) => enc),
      rows.map(({ index }) => index),
      tx.now,
    ],
  );
  const kept: { id: string; index: Buffer }[] = await tx.em.query(
    `SELECT id, id_index AS index FROM applicant WHERE office_id = $1 AND id_index = ANY ($2::bytea[])`,
    [officeId, rows.flatMap(({ index }) => (index ? [index] : []))],
  );
  const ids = new Map(kept.map(({ id, index }) => [index.toString('hex'), id]));
  return rows.map(({ id, index }) => (index ? ids.get(index.toString('hex'))! : id));
}
