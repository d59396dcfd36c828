import { localDateOf } from '@motcua/shared/calendar';
import type { EventOfPaper, FormSet } from '@motcua/shared/papers';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';
import { CHANGES_RECEIPT } from './changes-receipt.js';

export interface TimedEvent extends EventOfPaper {
  readonly dossierId: string;
  readonly at: string;
}

/** What papers of these dossiers may be about, in the order of events. */
export function eventsOf(tx: OfficeTx, dossierIds: readonly string[]): Promise<TimedEvent[]> {
  return tx.em.query(
    `SELECT e.dossier_id AS "dossierId", e.id, e.seq, e.transition, to_jsonb(e.at) AS at, ${CHANGES_RECEIPT} AS "changesReceipt",
            EXISTS (SELECT 1 FROM dossier_handover h WHERE h.dossier_id = e.dossier_id AND h.given_at = e.at) AS "isGiven",
            EXISTS (SELECT 1 FROM dossier_payment m
                     WHERE m.id = (e.details->>'paymentId')::uuid AND m.state = 'paid') AS "isPaid"
       FROM dossier_event e WHERE e.dossier_id = ANY ($1) ORDER BY e.dossier_id, e.seq`,
    [dossierIds],
  );
}

/** The forms in force when the dossier came in, by its office's word. */
export async function formSetOf({ em }: OfficeTx, dossier: Dossier): Promise<FormSet> {
  const { officeId, receivedAt, submittedAt } = dossier;
  const { 'papers.newFormsFrom': from } = await settingsOfOffice(em, officeId);
  return localDateOf(receivedAt ?? submittedAt) < from ? '2018' : '2025';
}
