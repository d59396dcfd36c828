import { DOSSIER_STATE } from '@motcua/shared/dossiers';
import { DEFAULT_OFFICE_SETTINGS } from '@motcua/shared/offices';
import { effectiveCase, type ProcessStep } from '@motcua/shared/procedures';
import { type Actor, rolesAt } from '../common/actor.js';
import { instantText, instantTextOf } from '../common/instant-text.js';
import type { CatalogueVersion } from '../procedures/procedure-catalogue.js';
import { actorFacts, type DossierConditions, dossierFacts, nextActOf } from './dossier-facts.js';
import type { DossierRow } from './dossier-rows.js';
import { type Timeliness, timeliness } from './dossier.view.js';
import { responseClockView } from './response-clock.view.js';

/** What stands beside the row; the usual next acts depend on none of it, so lists do not read it. */
const UNREAD: DossierConditions = {
  paid: false,
  everForwarded: false,
  pendingGiverId: null,
  pausedAt: null,
  formerDues: [],
  settings: DEFAULT_OFFICE_SETTINGS,
};

/** A row of a list as the API shows it: every field named here. */
export function dossierRowView(
  row: DossierRow,
  procedure: CatalogueVersion,
  actor: Actor,
  now: Date,
): Record<string, unknown> {
  const { definition } = procedure;
  const facts = dossierFacts(row, definition, UNREAD, now);
  const who = actorFacts(actor, row, definition.field, UNREAD);
  return {
    id: row.id,
    code: row.code,
    externalCode: row.externalCode,
    state: row.state,
    stateNumber: DOSSIER_STATE[row.state].number,
    version: row.version,
    channel: row.channel,
    procedureCode: row.procedureCode,
    procedureName: definition.name,
    sameVisit: definition.sameVisit,
    applicantName: row.applicantName,
    submittedAt: instantText(row.submittedAt),
    responseDueAt: instantTextOf(row.responseDueAt),
    responseClock: responseClockView(row, now),
    receivedAt: instantTextOf(row.receivedAt),
    dueAt: instantTextOf(row.dueAt),
    duePromised: instantTextOf(row.duePromised),
    runsOutAt: instantTextOf(row.runsOutAt),
    finishedAt: instantTextOf(row.finishedAt),
    timeliness: timelinessOf(row, now),
    forecast: row.dueAt !== null && row.dueAt >= now ? row.forecast : null,
    paused: row.paused,
    stepCode: row.stepCode,
    assignee: person(row.assigneeId, row.assigneeName),
    holder: person(row.holderId, row.holderName),
    handoverPending: row.handoverPending,
    signed: facts.signed,
    resultAtCounterAt: instantTextOf(row.resultAtCounterAt),
    handlingOffice: { code: row.handlingOfficeCode, name: row.handlingOfficeName },
    receivedHere: rolesAt(actor, row.officeId).length > 0,
    nextAct: nextActOf(facts, who, row, stepOf(row, procedure)),
  };
}

/** A row that is still open has nothing to be compared by. */
export const timelinessOf = (row: DossierRow, now: Date): Timeliness => timeliness(row, now, row.compare ?? 'day');

/** The step of the process where the dossier stands. */
export function stepOf(
  { caseCode, stepCode }: Pick<DossierRow, 'caseCode' | 'stepCode'>,
  { definition }: CatalogueVersion,
): ProcessStep | undefined {
  const { steps } = effectiveCase(definition, caseCode) ?? definition;
  return steps.find(({ code }) => code === stepCode);
}

const person = (id: string | null, fullName: string | null): object | null => (id === null ? null : { id, fullName });
