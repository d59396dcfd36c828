import { localDateOf } from '@motcua/shared/calendar';
import type { DossierState } from '@motcua/shared/dossiers';
import { type FormSet, type PaperForm, writeSlipMark } from '@motcua/shared/papers';
import type { OfficeSettings } from '@motcua/shared/offices';
import {
  effectiveCase,
  type EffectiveCase,
  type FormField,
  type KnownParts,
  knownParts,
} from '@motcua/shared/procedures';
import type { SecretBox } from '../common/secret-box.js';
import { DOSSIER_PARTS, type DossierParts, type HandoverRow, type PersonRef } from '../dossiers/dossier.sql.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ComponentSource, PaidItem } from '../dossiers/entities/dossier-parts.entity.js';
import { openSubmitter } from '../dossiers/submitter.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { judgedStays, type StayThatEnded } from '../forecast/judged-stays.js';
import { officeInPlace } from '../offices/office-in-place.sql.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';
import type { CatalogueVersion } from '../procedures/procedure-catalogue.js';
import type { SlipSeal } from './slip-seal.js';
import type { FormFacts, IssuingOffice, Signatory } from './templates/form-parts.js';

/** An event as papers look at it. */
export interface PaperEvent {
  readonly id: string;
  readonly seq: number;
  readonly transition: string;
  readonly fromState: DossierState | null;
  readonly at: string;
  readonly actor: PersonRef;
  readonly approver: PersonRef | null;
  readonly reason: string | null;
  readonly details: Record<string, unknown>;
}

/** A component as the dossier has it. */
export interface ComponentRow {
  readonly code: string;
  readonly present: boolean;
  readonly copies: number;
  readonly copiesByKind: { original?: number; certified?: number; photo?: number } | null;
  readonly source: ComponentSource | null;
}

export interface HopRow extends HandoverRow {
  readonly giver: PersonRef;
  readonly receiver: PersonRef;
  readonly receivedAt: string | null;
}

export interface PaymentRow {
  readonly id: string;
  readonly state: 'requested' | 'paid' | 'exempted' | 'cancelled' | 'refunded';
  readonly items: readonly PaidItem[];
  readonly amountVnd: number;
  readonly method: 'cash' | 'transfer' | 'portal' | null;
  readonly receipt: { form: string; series: string; number: string } | null;
  readonly recordedAt: string;
}

interface ResultRow {
  readonly number: string;
  readonly symbol: string | null;
  readonly title: string;
  readonly copies: number;
  readonly signedOn: string;
  readonly cancelledAt: string | null;
}

interface CollectionRow {
  readonly method: 'desk' | 'post' | 'online';
  readonly collectorName: string | null;
  readonly relation: 'applicant' | 'submitter' | 'authorised' | null;
  readonly waybill: string | null;
  /** The letter by which somebody else came for it. */
  readonly authorisation: string | null;
  readonly at: string;
}

/** The parts of a dossier as its papers read them. */
interface PaperParts extends Omit<
  DossierParts,
  'components' | 'events' | 'handovers' | 'payments' | 'results' | 'collections' | 'conditions'
> {
  readonly components: readonly ComponentRow[];
  readonly events: readonly PaperEvent[];
  readonly handovers: readonly HopRow[];
  readonly payments: readonly PaymentRow[];
  readonly results: readonly ResultRow[];
  readonly collections: readonly CollectionRow[];
}

interface ReceivingOffice {
  /** Where citizens look their dossier up, `{code}` in it; '' where there is no such page. */
  readonly followUrl: string;
  /** Mã số thuế; null where it has not said it. */
  readonly taxCode: string | null;
}

/** A dossier with everything any paper may say of it. */
export interface DossierForPaper {
  readonly dossier: Dossier;
  readonly parts: PaperParts;
  readonly case: EffectiveCase;
  /** By whose codes it has papers, money and steps, also since before its case was changed. */
  readonly known: KnownParts;
  readonly legalBasis: readonly string[];
  /** What the procedure asks for beside papers. */
  readonly formFields: readonly FormField[];
  /** What the paper is about. */
  readonly event: PaperEvent;
  readonly office: IssuingOffice;
  /** Steps that are over, judged by their own time. */
  readonly stays: readonly StayThatEnded[];
  /** What the office that received it says of itself. */
  readonly receiving: ReceivingOffice;
  readonly procedureName: string;
  /** Who signs for the agency what this event says, where somebody does. */
  readonly signatory: Signatory;
  /** Of who handles it. */
  readonly settings: Pick<OfficeSettings, 'deadline.compare' | 'apology.maxPerDossier'>;
}

/** An office above cannot say its own tax code for those below. */
const TAX_CODE = `
SELECT NULLIF((SELECT value #>> '{}' FROM office_setting WHERE office_id = $1 AND key = 'papers.taxCode'), '') AS "taxCode"`;

/**
 * The person, in whose place where they are a deputy at that time for that field, and the titles of both. Where another office
 * has taken the agency over, its leader signs for what was left.
 */
const SIGNATORY = `
WITH RECURSIVE here AS (
  SELECT $2::uuid AS id
  UNION
  SELECT x.successor_id FROM here JOIN office_succession x ON x.predecessor_id = here.id AND x.effective_on <= $3::date)
SELECT s.full_name AS "fullName", s.title, d.kind AS "deputyAs", head.title AS "headTitle"
  FROM staff s
  LEFT JOIN LATERAL (
    SELECT g.kind, g.from_staff_id FROM delegation g
     WHERE g.to_staff_id = s.id AND g.office_id IN (SELECT id FROM here) AND g.role = 'leader'
       AND $3::date BETWEEN g.from_on AND g.to_on AND (g.revoked_at IS NULL OR g.revoked_at > $4::timestamptz)
       AND (g.fields = '{}' OR $5 = ANY (g.fields))
       AND NOT EXISTS (
         SELECT 1 FROM staff_role_at_office r
          WHERE r.staff_id = s.id AND r.office_id IN (SELECT id FROM here) AND r.role = 'leader')
     ORDER BY g.from_on DESC, g.id DESC LIMIT 1) d ON true
  LEFT JOIN staff head ON head.id = d.from_staff_id
 WHERE s.id = $1`;

/** Who did the act that a paper is about. SQL. */
export const actorOf = (eventId: string): string => `(SELECT e.actor_id FROM dossier_event e WHERE e.id = ${eventId})`;

export async function readForPaper(
  tx: OfficeTx,
  dossier: Dossier,
  { definition }: CatalogueVersion,
  eventId: string,
): Promise<DossierForPaper> {
  const [parts]: [PaperParts] = await tx.em.query(DOSSIER_PARTS, [dossier.id]);
  const event = parts.events.find(({ id }) => id === eventId)!;
  const day = localDateOf(new Date(event.at));
  // What an office does in the place of one that it has taken over it does under its own name.
  const [{ receivingId, ...office }]: [IssuingOffice & { receivingId: string }] = await tx.em.query(
    `SELECT o.id AS "receivingId", o.name, o.counter_name AS "counterName", o.place_name AS "placeName", o.phone, o.address,
            handling.name AS "agencyName", handling.place_name AS "agencyPlaceName",
            CASE WHEN o.id <> $1::uuid THEN (SELECT b.name FROM office b WHERE b.id = $1::uuid) END AS "bookName"
       FROM office o, office handling
      WHERE o.id = ${officeInPlace('$1::uuid', '$3::date', actorOf('$4::uuid'))}
        AND handling.id = ${officeInPlace('$2::uuid', '$3::date', actorOf('$4::uuid'))}`,
    [dossier.officeId, dossier.handlingOfficeId, day, eventId],
  );
  const [{ taxCode }]: [{ taxCode: string | null }] = await tx.em.query(TAX_CODE, [receivingId]);
  const own = await settingsOfOffice(tx.em, dossier.officeId);
  const [signatory]: [Signatory] = await tx.em.query(SIGNATORY, [
    (event.approver ?? event.actor).id,
    dossier.handlingOfficeId,
    day,
    event.at,
    definition.field,
  ]);
  const present = effectiveCase(definition, dossier.caseCode) ?? effectiveCase(definition, null)!;
  return {
    dossier,
    parts,
    case: present,
    known: knownParts(definition, present),
    legalBasis: definition.legalBasis,
    formFields: definition.formFields,
    event,
    office,
    stays: await judgedStays(tx, dossier.id, definition),
    receiving: { taxCode, followUrl: (await settingsOfOffice(tx.em, receivingId))['notices.followUrl'] },
    procedureName: definition.name,
    signatory,
    settings:
      dossier.handlingOfficeId === dossier.officeId ? own : await settingsOfOffice(tx.em, dossier.handlingOfficeId),
  };
}

/** Book and number of a paper; no number while nobody has given it out. */
export interface PaperNumber {
  readonly year: number;
  readonly number: number | null;
}

/** What all forms say of a dossier. */
export function formFacts(
  source: DossierForPaper,
  form: PaperForm,
  set: FormSet,
  { year, number }: PaperNumber,
  { box, seal }: { readonly box: SecretBox; readonly seal: SlipSeal },
): FormFacts {
  const { dossier, parts, office, procedureName, event } = source;
  const at = new Date(event.at);
  const submitter = openSubmitter(box, dossier.submitterEnc);
  const { kind, idNumberEnc } = parts.applicant;
  const { code } = dossier;
  const receivedAt = receivedBy(source) ? dossier.receivedAt : null;
  const dueAt = dueOnPaper(source, form);
  return {
    set,
    office,
    number,
    year,
    at,
    code,
    externalCode: dossier.externalCode,
    procedureName,
    online: dossier.channel === 'online',
    receivedAt,
    dueAt,
    mark: writeSlipMark({ code, receivedAt, dueAt }, seal.sign),
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

/** Whether the dossier had been accepted when the event happened; one from an older system was long before it came here. */
const receivedBy = ({ parts, event }: DossierForPaper): boolean =>
  parts.events.some(({ transition, seq }) => ['accept', 'imported'].includes(transition) && seq <= event.seq);

/**
 * The date that held at the event, so that a paper made later says the same. A receipt is about the date itself: each
 * change of it is the cause of a new one.
 */
function dueOnPaper({ dossier, parts, event }: DossierForPaper, form: PaperForm): Date | null {
  if (form === 'receipt') return dossier.dueAt;
  if (form === 'apology') return dateOf(event.details['duePromised']);
  const said = parts.events.findLast(
    // A move that was decided against names a date that nobody promised.
    ({ seq, details }) =>
      seq <= event.seq &&
      details['decision'] !== 'keep' &&
      (details['dueTo'] !== undefined || details['dueAt'] !== undefined),
  );
  return said === undefined ? null : dateOf(said.details['dueTo'] ?? said.details['dueAt']);
}

/** An instant that an event has kept among its details. */
export const dateOf = (kept: unknown): Date | null => (typeof kept === 'string' ? new Date(kept) : null);

/** Whether something was so when the event happened. */
export const upTo = ({ event }: DossierForPaper, at: string): boolean => Date.parse(at) <= Date.parse(event.at);
