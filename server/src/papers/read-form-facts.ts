import { localDateOf } from '@motcua/shared/calendar';
import type { FormSet } from '@motcua/shared/papers';
import { effectiveCase, type EffectiveCase } from '@motcua/shared/procedures';
import type { SecretBox } from '../common/secret-box.js';
import { DOSSIER_PARTS, type DossierParts, type PersonRef } from '../dossiers/dossier.sql.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { openSubmitter } from '../dossiers/submitter.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { CatalogueVersion } from '../procedures/procedure-catalogue.js';
import type { FormFacts, IssuingOffice } from './templates/form-parts.js';

/** An event as papers look at it. */
export interface PaperEvent {
  readonly id: string;
  readonly seq: number;
  readonly transition: string;
  readonly at: string;
  readonly actor: PersonRef;
  readonly reason: string | null;
  readonly details: Record<string, unknown>;
}

/** A component as the dossier has it. */
export interface ComponentRow {
  readonly code: string;
  readonly present: boolean;
  readonly copies: number;
  readonly copiesByKind: { original?: number; certified?: number; photo?: number } | null;
  readonly source: string | null;
}

/** The parts of a dossier as its papers read them. */
interface PaperParts extends Omit<DossierParts, 'components' | 'events'> {
  readonly components: readonly ComponentRow[];
  readonly events: readonly PaperEvent[];
}

/** A dossier with everything any paper may say of it. */
export interface DossierForPaper {
  readonly dossier: Dossier;
  readonly parts: PaperParts;
  readonly case: EffectiveCase;
  readonly events: readonly PaperEvent[];
  readonly office: IssuingOffice;
  readonly procedureName: string;
}

export async function readForPaper(
  tx: OfficeTx,
  dossier: Dossier,
  { definition }: CatalogueVersion,
): Promise<DossierForPaper> {
  const [parts]: [PaperParts] = await tx.em.query(DOSSIER_PARTS, [dossier.id]);
  const [office]: [IssuingOffice] = await tx.em.query(
    `SELECT name, counter_name AS "counterName", place_name AS "placeName", phone, address FROM office WHERE id = $1`,
    [dossier.officeId],
  );
  return {
    dossier,
    parts,
    case: effectiveCase(definition, dossier.caseCode) ?? effectiveCase(definition, null)!,
    events: parts.events,
    office,
    procedureName: definition.name,
  };
}

/** What all forms say of a dossier. */
export function formFacts(
  { dossier, parts, office, procedureName }: DossierForPaper,
  event: PaperEvent,
  set: FormSet,
  number: number,
  box: SecretBox,
): FormFacts {
  const at = new Date(event.at);
  const submitter = openSubmitter(box, dossier.submitterEnc);
  const { kind, idNumberEnc } = parts.applicant;
  return {
    set,
    office,
    number,
    year: Number(localDateOf(at).slice(0, 4)),
    at,
    code: dossier.code,
    externalCode: dossier.externalCode,
    procedureName,
    online: dossier.channel === 'online',
    applicant: {
      kind,
      fullName: dossier.applicantName,
      idNumber: idNumberEnc === null ? null : box.decrypt(Buffer.from(idNumberEnc, 'base64')),
      phone: dossier.phoneEnc && box.decrypt(dossier.phoneEnc),
      email: dossier.email,
      address: dossier.address,
    },
    submitter: submitter && { fullName: submitter.fullName, relation: submitter.relation, phone: submitter.phone },
  };
}
