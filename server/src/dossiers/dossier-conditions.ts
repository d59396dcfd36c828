import { addDays, instantAt, localDateOf } from '@motcua/shared/calendar';
import { type DossierState, isDossierCode } from '@motcua/shared/dossiers';
import { isWorkingAge } from '@motcua/shared/figures';
import type { ForecastWord } from '@motcua/shared/forecast';
import type { StaffRole } from '@motcua/shared/staff';
import { foldVietnamese } from '@motcua/shared/text';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { endOfDay, startOfDay } from '../common/http/day-range.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { figureCondition } from '../figures/figure-conditions.js';
import type { FigureScope } from '../figures/figure-scope.js';
import { ofOfficer } from '../figures/figure-officer.js';
import { findScopeOfFigures, openScope } from '../figures/figure-offices.js';
import { figureAskedFor } from '../figures/figure-span.js';
import { lateBecause } from '../figures/late-cause.sql.js';
import { pausedFor } from '../figures/pause-conditions.js';
import { agesOfOffices } from '../figures/working-ages.js';
import { chooseWithPredecessors, type OfficeRef } from '../offices/office-choice.js';
import { CommonNames } from './common-names.js';
import { type Condition, Conditions } from './conditions.js';
import type { DossierFilters, Due, ListDossiersQuery, View } from './dto/list.dto.js';
import { FORECAST_GROUND } from './forecast-shown.js';
import { elsewhere } from './elsewhere.sql.js';
import { RUNNING } from './running.sql.js';

/** Who reads lists of an office. */
export const LIST_ROLES = ['counter_officer', 'case_officer', 'leader', 'records_clerk', 'supervisor'] as const;

/** Not ended yet, whether the clock runs or not. */
export const OPEN = `d.state IN ('submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')`;
const AT_THE_DESK = `d.state IN ('submitted', 'accepted', 'awaiting_supplement', 'awaiting_payment', 'decided')`;
/** Signed here, and waiting for its number and the seal; nobody is assigned to that. */
const TO_BE_NUMBERED = `d.state = 'processing' AND d.signer_id IS NOT NULL`;

/** What the clock runs out at: the answer that is owed, or the result; null while it stands still. */
export const RUNS_OUT_AT = `CASE WHEN d.state = 'submitted' THEN d.response_due_at WHEN ${RUNNING} THEN d.due_at END`;

/** Where somebody looks for dossiers: one office with those it has succeeded. */
export interface Scope {
  readonly office: OfficeRef;
  readonly officeIds: readonly string[];
}

/** @param today the local date; @throws DomainError 403, 404, 422 as `chooseOffice` does */
export const scopeOf = (
  em: EntityManager,
  actor: Actor,
  officeCode: string | undefined,
  today: string,
): Promise<Scope> => chooseWithPredecessors(em, actor, LIST_ROLES, officeCode, today);

/** Where a list looks, and how the offices there compare with due times. */
export interface ListScope extends Scope, FigureScope {
  /** Offices outside of it that have received what is handled in it, where that has been asked. */
  readonly receivedBy?: readonly string[];
  /** Whether it is all that the walls let through, so that nothing is to be said of offices. */
  readonly whole?: boolean;
  /** Of many offices: the dossiers whose names the search finds, where they are few. */
  readonly named?: readonly string[];
}

/** What more names than this have is found soon enough along the order of the list. */
const FEW_NAMES = 1_000;

/**
 * Before its walls are opened (`openList`), and so without the time of the act.
 *
 * @throws DomainError as `scopeOf`, and 403 where `below` leads to an office that is not the person's
 */
export async function scopeOfList(
  em: EntityManager,
  actor: Actor,
  filters: DossierFilters,
  today: string,
): Promise<ListScope> {
  if (filters.figure === undefined && !filters.below) {
    return { ...(await scopeOf(em, actor, filters.officeCode, today)), byMinute: [] };
  }
  const name = filters.q ? nameOf(filters.q) : null;
  const [scope, named] = await Promise.all([
    findScopeOfFigures(em, actor, LIST_ROLES, filters, today, filters.figureTo),
    fewNamed(em, actor, name),
  ]);
  return { ...scope, ...(scope.officeIds.length > 1 && named && { named }) };
}

/** Whether a list hangs on the rows of dossiers alone, not on events or pauses as what is counted does. */
export const hangsOnOwnRows = ({ figure, pauseCause }: DossierFilters): boolean =>
  figure === undefined && pauseCause === undefined;

/** Opens the walls where a list hangs on events or pauses, and reads what its figure hangs on. */
export async function openList(tx: OfficeTx, scope: ListScope, filters: DossierFilters): Promise<ListScope> {
  const { figure } = filters;
  if (hangsOnOwnRows(filters)) {
    return { ...scope, whole: isWhole(scope, filters, tx.openedFor) };
  }
  await openScope(tx, { receivedBy: scope.receivedBy ?? [] });
  if (figure === undefined || !isWorkingAge(figure)) return scope;
  return { ...scope, ages: await agesOfOffices(tx, scope.officeIds) };
}

/** Of fewer offices the indexes that begin with the office find the rows sooner than the order of the list does. */
const FEW_OFFICES = 20;

/** Only where nothing else narrows the list, or a common name: what is rare is found by its office. */
function isWhole(
  { officeIds, named }: ListScope,
  { q, view = 'office', officeCode: _code, below: _below, ...more }: DossierFilters,
  openedFor: readonly string[],
): boolean {
  const {
    sort: _sort,
    order: _order,
    limit: _limit,
    cursor: _cursor,
    count: _count,
    ...narrowing
  } = more as ListDossiersQuery;
  const isCommon = q === undefined || (named === undefined && nameOf(q) !== null);
  if (view !== 'office' || !isCommon || Object.values(narrowing).some((value) => value !== undefined)) return false;
  const ids = new Set(openedFor);
  return officeIds.length > FEW_OFFICES && officeIds.length === ids.size && officeIds.every((id) => ids.has(id));
}

/** Where a list looks and what it is narrowed by: as the page shows it. @throws DomainError as `scopeOfList` */
export async function listOf(
  tx: OfficeTx,
  actor: Actor,
  filters: DossierFilters,
): Promise<{ readonly scope: ListScope; readonly where: Conditions }> {
  const found = await scopeOfList(tx.em, actor, filters, localDateOf(tx.now));
  const scope = await openList(tx, found, filters);
  return { scope, where: conditionsOf(scope, actor, filters, tx.now) };
}

/** Dossiers the office received or handles. */
export function ofOffice({ officeIds }: Pick<Scope, 'officeIds'>): Condition {
  const [only, ...more] = officeIds;
  return more.length === 0
    ? ['(d.office_id = ? OR d.handling_office_id = ?)', only, only]
    : ['(d.office_id = ANY (?) OR d.handling_office_id = ANY (?))', officeIds, officeIds];
}

/** The same as two that exclude each other; of what was received elsewhere there is little, and mostly none. */
function eitherOfOffice({ officeIds, receivedBy }: ListScope): Condition[] {
  const [only, ...more] = officeIds;
  if (more.length === 0) {
    return [
      ['d.office_id = ?', only],
      [`d.handling_office_id = ? AND ${elsewhere('d')}`, only],
    ];
  }
  const received: Condition = ['d.office_id = ANY (?)', officeIds];
  const handled = `d.handling_office_id = ANY (?) AND ${elsewhere('d')}`;
  if (receivedBy === undefined) return [received, [`${handled} AND d.office_id <> ALL (?)`, officeIds, officeIds]];
  return receivedBy.length === 0
    ? [received]
    : [received, [`${handled} AND d.office_id = ANY (?)`, officeIds, receivedBy]];
}

/** Everything a list, its counts and its export are narrowed by. One builder, so a figure always equals its list. */
export function conditionsOf(scope: ListScope, actor: Actor, filters: DossierFilters, now: Date): Conditions {
  const where = new Conditions();
  const figure = figureAskedFor(filters, now);
  if (figure) where.add(...figureCondition(scope, figure));
  else if (!scope.whole) where.addEither(...eitherOfOffice(scope));
  if (filters.field) {
    where.add('d.procedure_version_id IN (SELECT v.id FROM procedure_version v WHERE v.field = ?)', filters.field);
  }
  if (filters.lateCause) where.add(...lateBecause(filters.lateCause));
  if (filters.pauseCause) where.add(...pausedFor(filters.pauseCause));
  if (filters.officerId) where.add(...ofOfficer(filters.officerId));
  const view = inView(filters.view ?? 'office', scope, actor, now);
  if (view) where.add(...view);
  if (filters.due) where.add(...runningOut(filters.due, now));
  if (filters.forecast?.length) where.add(...foreseen(filters.forecast, now));
  if (filters.state?.length) where.add(...inState(filters.state));
  if (filters.procedureCode?.length) where.add('d.procedure_code = ANY (?)', filters.procedureCode);
  // Nobody is assigned to what has ended.
  if (filters.assigneeId) where.add(`d.assignee_id = ? AND ${OPEN}`, filters.assigneeId);
  addRange(where, 'd.received_at', 'received', filters.receivedFrom, filters.receivedTo);
  addRange(where, 'd.due_at', 'due', filters.dueFrom, filters.dueTo);
  if (filters.q)
    where.add(...(scope.named ? (['d.id = ANY (?)', scope.named] as const) : matching(filters.q, scope.officeIds)));
  return where;
}

/** Rows of one state stand in the order of an index; those of several have to be sorted. */
const inState = ([only, ...more]: readonly DossierState[]): Condition =>
  more.length === 0 ? ['d.state = ?', only] : ['d.state = ANY (?)', [only, ...more]];

/** @returns null for the view of the whole office */
export function inView(view: View, scope: Scope, actor: Actor, now: Date): Condition | null {
  switch (view) {
    case 'work':
      return atWork(scope, actor);
    case 'mine':
      return [`(d.assignee_id = ? OR d.holder_id = ?) AND ${OPEN}`, actor.staffId, actor.staffId];
    case 'desk':
      return [AT_THE_DESK];
    case 'overdue':
      return [`${RUNNING} AND d.due_at < ?`, now];
    case 'dueSoon':
      return runningOut('soon', now);
    case 'waitingCitizen':
      return [`d.state IN ('awaiting_supplement', 'awaiting_payment')`];
    case 'toHandOver':
      return [`d.state = 'decided'`];
    case 'office':
      return null;
  }
}

/** What is mine, and what waits at the desk I share: colleagues there take each other's. */
function atWork({ office, officeIds }: Scope, actor: Actor): Condition {
  // A deputy for some fields only is shown the whole desk as well: work too much is passed over, work too little is missed.
  const has = (role: StaffRole): boolean => actor.roles.some((own) => own.officeId === office.id && own.role === role);
  const parts: Condition[] = [[`(d.assignee_id = ? OR d.holder_id = ?) AND ${OPEN}`, actor.staffId, actor.staffId]];
  if (has('counter_officer')) parts.push([`d.office_id = ANY (?) AND ${AT_THE_DESK}`, officeIds]);
  if (has('records_clerk')) parts.push([`d.handling_office_id = ANY (?) AND ${TO_BE_NUMBERED}`, officeIds]);
  return [`(${parts.map(([sql]) => `(${sql})`).join(' OR ')})`, ...parts.flatMap(([, ...of]) => of)];
}

/** `today` is what runs out before midnight and has not yet; `soon` is as the desk warns of results. */
export function runningOut(due: Due, now: Date): Condition {
  switch (due) {
    case 'overdue':
      return [`${OPEN} AND ${RUNS_OUT_AT} < ?`, now];
    case 'today':
      return [
        `${OPEN} AND ${RUNS_OUT_AT} >= ? AND ${RUNS_OUT_AT} < ?`,
        now,
        instantAt(addDays(localDateOf(now), 1), 0),
      ];
    case 'soon':
      return [`${RUNNING} AND d.due_soon_at <= ? AND d.due_at >= ?`, now, now];
  }
}

/** Open dossiers are few, so their forecasts are looked up one by one. Of what is late already nothing is foreseen. */
function foreseen(words: readonly ForecastWord[], now: Date): Condition {
  return [
    `${FORECAST_GROUND} AND d.due_at >= ? AND EXISTS (SELECT 1 FROM dossier_forecast f WHERE f.dossier_id = d.id AND f.word = ANY (?))`,
    now,
    words,
  ];
}

/** Local dates, both inclusive. */
function addRange(
  where: Conditions,
  column: string,
  name: string,
  from: string | undefined,
  to: string | undefined,
): void {
  if (from) where.add(`${column} >= ?`, startOfDay(`${name}From`, from));
  if (to) where.add(`${column} < ?`, endOfDay(`${name}To`, to));
}

/** Number and book (year) of the register, as receipts bear them. */
const REGISTER_NUMBER = /^(\d{1,7})\/(\d{4})$/;

/**
 * A whole code, the number within the day, the number in the register of an office, or part of a name; the name is compared without
 * diacritics.
 */
function matching(q: string, officeIds: readonly string[]): Condition {
  const text = q.trim();
  const name = nameOf(q);
  if (name !== null) return ['position(? in d.applicant_fold) > 0', name];
  if (isDossierCode(text.toUpperCase())) return ['(d.code = ? OR d.external_code = ?)', text.toUpperCase(), text];
  if (/^\d{1,5}$/.test(text)) return ['d.code_tail = ?', text.padStart(4, '0')];
  const [, number, book] = REGISTER_NUMBER.exec(text) ?? [];
  if (number !== undefined) {
    // A portal may write its codes like this as well.
    return [
      `(d.external_code = ? OR d.id = ANY (ARRAY(SELECT r.dossier_id FROM register_entry r
                                                  WHERE r.office_id = ANY (?) AND r.year = ? AND r.number = ?)))`,
      text,
      officeIds,
      Number(book),
      Number(number),
    ];
  }
  return [
    '(position(? in d.applicant_fold) > 0 OR d.external_code = ? OR d.code = ?)',
    foldVietnamese(text),
    text,
    text.toUpperCase(),
  ];
}

/** What is searched for as a name and nothing else: every code has digits. */
const nameOf = (q: string): string | null => (/\d/.test(q) ? null : foldVietnamese(q));

const commonNames = new CommonNames();

/** @returns null where they are many, or the name has not the three letters that the index is made of */
async function fewNamed(em: EntityManager, { staffId }: Actor, name: string | null): Promise<string[] | null> {
  if (name === null || !/\p{L}{3}/u.test(name) || commonNames.has(staffId, name)) return null;
  const rows: { id: string }[] = await em.query('SELECT dossiers_named($1, $2) AS id', [name, FEW_NAMES + 1]);
  if (rows.length <= FEW_NAMES) return rows.map(({ id }) => id);
  commonNames.add(staffId, name);
  return null;
}
