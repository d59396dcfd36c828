import { classifyFinished, type LatenessCompare, type WorkingCalendar } from '@motcua/shared/calendar';
import { allowedTransitions, DOSSIER_STATE, type ActorFacts, type DossierFacts } from '@motcua/shared/dossiers';
import { USUAL_WISH } from '@motcua/shared/notices';
import type { OfficeSettings } from '@motcua/shared/offices';
import { effectiveCase, knownParts, type ComponentDefinition } from '@motcua/shared/procedures';
import { maskCitizenId, maskEmail, maskPhone } from '@motcua/shared/validation';
import { instantTextOf } from '../common/instant-text.js';
import type { SecretBox } from '../common/secret-box.js';
import type { CatalogueVersion } from '../procedures/procedure-catalogue.js';
import { nextActOf } from './dossier-facts.js';
import { dossierLedger } from './dossier-ledger.js';
import { pausesView } from './pauses.view.js';
import type { DossierParts } from './dossier.sql.js';
import type { Dossier } from './entities/dossier.entity.js';
import { proposalView } from './proposal.view.js';
import { responseClockView } from './response-clock.view.js';
import { stepClockView } from './step-clock.view.js';
import { openSubmitter } from './submitter.js';

const masked = (box: SecretBox, sealed: Buffer | null, mask: (text: string) => string): string | null =>
  sealed === null ? null : mask(box.decrypt(sealed));

/** One dossier as the API shows it: every field named here, id numbers and phones masked. */
export function dossierView(
  dossier: Dossier,
  parts: DossierParts,
  procedure: CatalogueVersion,
  calendar: WorkingCalendar,
  facts: DossierFacts,
  actor: ActorFacts,
  settings: OfficeSettings,
  now: Date,
  box: SecretBox,
): Record<string, unknown> {
  const { definition } = procedure;
  const kase = effectiveCase(definition, dossier.caseCode) ?? effectiveCase(definition, null)!;
  const known = knownParts(definition, kase);
  return {
    id: dossier.id,
    code: dossier.code,
    externalCode: dossier.externalCode,
    state: dossier.state,
    stateNumber: DOSSIER_STATE[dossier.state].number,
    version: dossier.version,
    channel: dossier.channel,
    officeCode: parts.office.code,
    officeName: parts.office.name,
    handlingOfficeCode: parts.handlingOffice.code,
    procedure: {
      code: procedure.code,
      version: procedure.number,
      name: definition.name,
      field: definition.field,
      limit: kase.limit,
      sameVisit: definition.sameVisit,
      steps: kase.steps,
      stepNames: namesOf(known.steps),
      fees: kase.fees,
      cases: definition.cases.map(({ code, name }) => ({ code, name })),
      results: definition.results,
      formFields: definition.formFields,
      legalBasis: definition.legalBasis,
      supplementClock: definition.supplementClock,
      otherAgencyPause: definition.otherAgencyPause,
    },
    caseCode: dossier.caseCode,
    applicant: applicantView(dossier, parts, box),
    submitter: submitterView(dossier, box),
    formData: dossier.formData,
    sets: dossier.sets,
    note: dossier.note,
    resultDelivery: dossier.resultDelivery,
    submittedAt: instantTextOf(dossier.submittedAt),
    responseDueAt: instantTextOf(dossier.responseDueAt),
    respondedAt: instantTextOf(dossier.respondedAt),
    responseClock: responseClockView(dossier, now),
    receivedAt: instantTextOf(dossier.receivedAt),
    registerEntry: parts.registerEntry,
    dueOriginal: instantTextOf(dossier.dueOriginal),
    dueAt: instantTextOf(dossier.dueAt),
    duePromised: instantTextOf(dossier.duePromised),
    finishedAt: instantTextOf(dossier.finishedAt),
    late: facts.late,
    lateCause: dossier.lateCause,
    timeliness: timeliness(dossier, now, settings['deadline.compare']),
    ledger: dossierLedger(dossier, kase.limit, parts.pauses, calendar),
    forecast: dossier.dueAt !== null && dossier.dueAt >= now ? parts.forecast : null,
    apologyDraft: parts.apologyDraft,
    apologyRules: {
      minLeadDays: settings['apology.minLeadDays'],
      maxExtensionDays: settings['apology.maxExtensionDays'],
    },
    paused: dossier.paused,
    stepCode: dossier.stepCode,
    step: stepClockView(dossier, kase, parts, calendar),
    assignee: parts.assignee,
    holder: parts.holder,
    handoverPending: dossier.handoverPending,
    signed: facts.signed,
    signer: parts.signer,
    outcome: dossier.outcome,
    resultAtCounterAt: instantTextOf(dossier.resultAtCounterAt),
    postedAt: instantTextOf(dossier.postedAt),
    withdrawalCause: dossier.withdrawalCause,
    voided: dossier.voided,
    enteredAt: instantTextOf(dossier.enteredAt),
    enteredAfterwards: dossier.catchUpId !== null,
    imported: dossier.historyImportId !== null,
    visitId: dossier.visitId,
    components: parts.components.map((component) => named(component, kase.components, known.components)),
    events: parts.events.map((event) => ({ ...event, details: forShowing(event.details) })),
    pauses: pausesView(dossier, kase.limit, parts.pauses, calendar),
    handovers: parts.handovers,
    payments: parts.payments,
    results: parts.results,
    collections: parts.collections,
    notices: parts.notices,
    approvals: parts.approvals.map((approval) => proposalView(approval, box)),
    allowedTransitions: allowedTransitions(facts, actor),
    nextAct: nextActOf(
      facts,
      actor,
      { delivery: dossier.resultDelivery.method, postedAt: dossier.postedAt },
      kase.steps.find(({ code }) => code === dossier.stepCode),
    ),
  };
}

function applicantView(dossier: Dossier, parts: DossierParts, box: SecretBox): Record<string, unknown> {
  const { kind, idKind, dateOfBirth, sex, idNumberEnc } = parts.applicant;
  const number = idNumberEnc === null ? null : box.decrypt(Buffer.from(idNumberEnc, 'base64'));
  const shown = number === null ? null : maskCitizenId(number);
  return {
    kind,
    fullName: dossier.applicantName,
    citizenId: idKind === 'citizenId' ? shown : null,
    otherId: idKind === 'citizenId' ? null : { kind: idKind, number: shown },
    dateOfBirth,
    sex,
    phone: masked(box, dossier.phoneEnc, maskPhone),
    email: dossier.email === null ? null : maskEmail(dossier.email),
    address: dossier.address,
    messages: dossier.messages ?? USUAL_WISH,
  };
}

function submitterView(dossier: Dossier, box: SecretBox): Record<string, unknown> | null {
  const submitter = openSubmitter(box, dossier.submitterEnc);
  if (!submitter) return null;
  return {
    ...submitter,
    citizenId: submitter.citizenId === null ? null : maskCitizenId(submitter.citizenId),
    phone: submitter.phone === null ? null : maskPhone(submitter.phone),
    email: submitter.email === null ? null : maskEmail(submitter.email),
  };
}

export type Timeliness = 'none' | 'paused' | 'in_time' | 'due_soon' | 'overdue' | 'before_time' | 'on_time' | 'late';

/** How the dossier stands to its due time; late is an attribute, never a state. */
export function timeliness(
  dossier: Pick<Dossier, 'state' | 'paused' | 'dueAt' | 'dueSoonAt' | 'finishedAt'>,
  now: Date,
  compare: LatenessCompare,
): Timeliness {
  if (dossier.state === 'submitted' || dossier.state === 'not_accepted') return 'none';
  // A withdrawal counts as on time, as the national reports count it (domain.md §8.2).
  if (dossier.state === 'withdrawn') return 'on_time';
  if (dossier.finishedAt) return classifyFinished(dossier.finishedAt, dossier.dueAt, compare);
  if (dossier.paused) return 'paused';
  if (dossier.dueAt === null) return 'in_time';
  if (now > dossier.dueAt) return 'overdue';
  return dossier.dueSoonAt !== null && now >= dossier.dueSoonAt ? 'due_soon' : 'in_time';
}

/** By their codes; where cases have different names for one, that of the present case, which comes first. */
const namesOf = (
  steps: readonly { readonly code: string; readonly name: string }[],
): Readonly<Record<string, string>> => Object.fromEntries(steps.toReversed().map(({ code, name }) => [code, name]));

/** What was handed in before the case was changed keeps its name; what the present case does not ask for is not required. */
function named(
  component: { code: string; [more: string]: unknown },
  asked: readonly ComponentDefinition[],
  known: readonly ComponentDefinition[],
): Record<string, unknown> {
  const definition = known.find(({ code }) => code === component.code);
  return {
    ...component,
    name: definition?.name ?? component.code,
    required: asked.find(({ code }) => code === component.code)?.required ?? 'conditional',
    form: definition?.form ?? 'copy',
    requiredCopies: definition?.copies ?? 1,
  };
}

/** Details as they are shown: cipher text is for the record only and never leaves the server, addresses are masked. */
function forShowing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forShowing);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('Enc'))
      .map(([key, inner]) => [
        key,
        key === 'email' && typeof inner === 'string' ? maskEmail(inner) : forShowing(inner),
      ]),
  );
}
