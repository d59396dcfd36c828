import type { PauseCause } from '@motcua/shared/dossiers';
import type { ForecastWord } from '@motcua/shared/forecast';
import type { NoticeLine } from '@motcua/shared/notices';
import { CONDITIONS_OF_DOSSIER, type ConditionsRow } from './conditions-of-dossier.sql.js';
import { FORECAST_OF } from './forecast-shown.js';
import type { PendingApproval } from './proposal.view.js';
import { messageOf } from './message-of.sql.js';
import type { RegisterNumber } from './register-numbers.js';

const TIME = (column: string): string => `to_jsonb(${column})`;
export const PERSON = (column: string): string =>
  `(SELECT jsonb_build_object('id', person.id, 'fullName', person.full_name) FROM staff person WHERE person.id = ${column})`;
export const LIST = (select: string): string => `COALESCE((SELECT jsonb_agg(one) FROM (${select}) one), '[]'::jsonb)`;

/** Everything the page of one dossier shows beside its own row, in one round trip. */
export const DOSSIER_PARTS = `
SELECT
  (SELECT jsonb_build_object('code', o.code, 'name', o.name, 'counterName', o.counter_name, 'phone', o.phone)
     FROM office o WHERE o.id = d.office_id) AS office,
  (SELECT jsonb_build_object('code', o.code, 'name', o.name) FROM office o WHERE o.id = d.handling_office_id) AS "handlingOffice",
  (SELECT jsonb_build_object('year', r.year, 'number', r.number) FROM register_entry r WHERE r.dossier_id = d.id) AS "registerEntry",
  ${PERSON('d.assignee_id')} AS assignee,
  ${PERSON('d.holder_id')} AS holder,
  ${PERSON('d.signer_id')} AS signer,
  ${LIST(`SELECT c.code, c.present, c.valid, c.copies, c.copies_by_kind AS "copiesByKind", c.source, c.note, c.defect, c.bring
            FROM dossier_component c WHERE c.dossier_id = d.id ORDER BY c.position, c.code`)} AS components,
  ${LIST(`SELECT e.id, e.seq, e.transition, e.from_state AS "fromState", e.to_state AS "toState", ${TIME('e.at')} AS at,
                 ${PERSON('e.actor_id')} AS actor, e.actor_role AS "actorRole", ${PERSON('e.on_behalf_of_id')} AS "onBehalfOf",
                 ${PERSON('e.approver_id')} AS approver, e.reason, e.details
            FROM dossier_event e WHERE e.dossier_id = d.id ORDER BY e.seq`)} AS events,
  ${LIST(`SELECT p.id, p.cause, ${TIME('p.started_at')} AS "startedAt", ${TIME('p.ended_at')} AS "endedAt",
                 ${PERSON('p.owner_id')} AS owner, ${PERSON('p.ended_by_id')} AS "endedBy", p.document,
                 p.opened_by_event_id AS "openedByEventId", p.review_on AS "reviewOn", p.counts, p.overdue_before AS "overdueBefore"
            FROM dossier_pause p WHERE p.dossier_id = d.id ORDER BY p.started_at, p.id`)} AS pauses,
  ${LIST(`SELECT h.id, h.from_step AS "fromStep", h.to_step AS "toStep", ${PERSON('h.giver_id')} AS giver, ${PERSON('h.receiver_id')} AS receiver,
                 ${TIME('h.given_at')} AS "givenAt", ${TIME('h.received_at')} AS "receivedAt", ${TIME('h.recalled_at')} AS "recalledAt"
            FROM dossier_handover h WHERE h.dossier_id = d.id ORDER BY h.given_at, h.id`)} AS handovers,
  ${LIST(`SELECT m.id, m.state, m.items, m.amount_vnd AS "amountVnd", m.method,
                 CASE WHEN m.receipt_number IS NULL THEN NULL ELSE
                   jsonb_build_object('form', m.receipt_form, 'series', m.receipt_series, 'number', m.receipt_number) END AS receipt,
                 m.exemption, ${TIME('m.recorded_at')} AS "recordedAt"
            FROM dossier_payment m WHERE m.dossier_id = d.id ORDER BY m.recorded_at, m.id`)} AS payments,
  ${LIST(`SELECT r.id, r.number, r.title, r.copies, ${PERSON('r.signer_id')} AS signer, r.signed_on AS "signedOn", ${TIME('r.cancelled_at')} AS "cancelledAt",
                 r.symbol, r.shelf_slot AS "shelfSlot", r.copy_id AS "copyId"
            FROM dossier_result r WHERE r.dossier_id = d.id ORDER BY r.id`)} AS results,
  ${LIST(`SELECT k.id, k.method, k.collector_name AS "collectorName", k.relation, k.waybill, k.authorisation, k.differs, k.returned,
                 k.signature_id AS "signatureId", ${TIME('k.at')} AS at
            FROM result_collection k WHERE k.dossier_id = d.id ORDER BY k.at, k.id`)} AS collections,
  ${LIST(`SELECT n.id, n.kind, n.channel, n.recipient, sent.state, n.address_masked AS "to", ${TIME('n.created_at')} AS "createdAt",
                 (SELECT e.actor_id FROM dossier_event e WHERE e.id = n.event_id) AS "actorId",
                 ${TIME('sent.accepted_at')} AS "acceptedAt", sent.attempts, sent.gateway, sent.gateway_id AS "gatewayId",
                 sent.last_error AS "lastError",
                 n.told_with_id AS "toldWithId", ${TIME('sent.not_before')} AS "notBefore",
                 sent.recalled_because AS "recalledBecause",
                 upper.id AS "waitsForId", upper.channel AS "waitsForChannel",
                 ${TIME('COALESCE(twin.accepted_at, twin.created_at)')} AS "sameTextAt",
                 n.resent_from_id AS "resentFromId", (SELECT id FROM notice WHERE resent_from_id = n.id) AS "resentAsId",
                 (SELECT other.code FROM dossier other WHERE n.told_with_id IS NOT NULL AND other.id = sent.dossier_id) AS "toldWithCode"
            FROM notice n JOIN notice sent ON sent.id = ${messageOf('n')}
            LEFT JOIN notice upper ON sent.state = 'planned' AND upper.id = sent.waits_for_id
            LEFT JOIN notice twin ON twin.id = sent.same_text_as_id
           WHERE n.dossier_id = d.id ORDER BY n.created_at, n.id`)} AS notices,
  ${LIST(`SELECT a.id, a.transition, ${PERSON('a.requested_by_id')} AS "requestedBy", ${TIME('a.requested_at')} AS "requestedAt", a.state,
                 encode(a.request_enc, 'base64') AS "requestEnc"
            FROM approval a WHERE a.dossier_id = d.id AND a.state = 'pending' AND a.dossier_version = d.version ORDER BY a.id`)} AS approvals,
  (SELECT jsonb_build_object('kind', a.kind, 'idKind', a.id_kind, 'dateOfBirth', a.date_of_birth, 'sex', a.sex,
                             'idNumberEnc', encode(a.id_number_enc, 'base64'))
     FROM applicant a WHERE a.id = d.applicant_id) AS applicant,
  ${FORECAST_OF} AS forecast,
  ${CONDITIONS_OF_DOSSIER} AS conditions,
  (SELECT jsonb_build_object('reason', a.reason, 'newDueAt', ${TIME('a.new_due_at')}, 'stepCode', a.step_code, 'madeAt', ${TIME('a.made_at')})
     FROM apology_draft a WHERE a.dossier_id = d.id AND a.due_at = d.due_at AND d.due_promised IS NULL
      AND d.state IN ('accepted', 'processing') AND NOT d.paused) AS "apologyDraft"
FROM dossier d WHERE d.id = $1`;

/** What `DOSSIER_PARTS` answers, as far as the view looks into it; lists are given on as they are. */
export interface DossierParts {
  readonly office: { code: string; name: string; counterName: string; phone: string | null };
  readonly handlingOffice: { code: string; name: string };
  readonly registerEntry: RegisterNumber | null;
  readonly assignee: PersonRef | null;
  readonly holder: PersonRef | null;
  readonly signer: PersonRef | null;
  readonly components: readonly { code: string; [more: string]: unknown }[];
  readonly events: readonly { details: Record<string, unknown>; [more: string]: unknown }[];
  readonly pauses: readonly PauseRow[];
  readonly handovers: readonly HandoverRow[];
  readonly payments: readonly object[];
  readonly results: readonly object[];
  readonly collections: readonly object[];
  readonly notices: readonly NoticeLine[];
  readonly approvals: readonly PendingApproval[];
  readonly applicant: {
    kind: 'person' | 'organisation';
    idKind: string;
    dateOfBirth: string | null;
    sex: string | null;
    idNumberEnc: string | null;
  };
  readonly forecast: ForecastRow | null;
  readonly conditions: ConditionsRow;
  readonly apologyDraft: ApologyDraftRow | null;
}

/** An apology made ready, as long as the date it is about still holds. */
export interface ApologyDraftRow {
  readonly reason: string;
  readonly newDueAt: string;
  readonly stepCode: string | null;
  readonly madeAt: string;
}

/** As the view looks into it; the rest is given on as it is. */
export interface HandoverRow {
  readonly fromStep: string | null;
  readonly toStep: string;
  readonly givenAt: string;
  readonly recalledAt: string | null;
}

/** What is foreseen, as long as there is ground for it. */
export interface ForecastRow {
  readonly word: ForecastWord;
  readonly chance: number;
  readonly stepCode: string | null;
  readonly expectedAt: string | null;
  readonly cases: number;
  readonly computedAt: string;
}

export interface PauseRow {
  readonly id: string;
  readonly cause: PauseCause;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly owner: PersonRef | null;
  readonly endedBy: PersonRef | null;
  readonly document: string | null;
  readonly openedByEventId: string | null;
  readonly reviewOn: string | null;
  readonly counts: boolean;
  readonly overdueBefore: boolean;
}

export interface PersonRef {
  readonly id: string;
  readonly fullName: string;
}
