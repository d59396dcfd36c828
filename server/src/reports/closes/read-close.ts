import { instantAt, localDateOf } from '@motcua/shared/calendar';
import {
  type ClosedDossier,
  type DossierSince,
  FIGURES_VERSION,
  type FigureSince,
  type Ii06Report,
  PERIOD_FIGURES,
  type ReportAddendum,
  type ReportCloseDetail,
  type ReportCloseView,
} from '@motcua/shared/figures';
import type { EntityManager } from 'typeorm';
import { type Actor, hasRole } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { FIGURE_ROLES } from '../../figures/figure-offices.js';
import { officeInFull } from '../../papers/templates/form-parts.js';
import type { Ii06Form } from '../ii-06-form.js';
import { frozenOf } from './freeze.js';
import { type Frozen, sealOfClose } from './seal-of-close.js';

const COLUMNS = `
  c.id, o.code AS "officeCode", c.period, c.from_on::text AS "from", c.to_on::text AS "to",
  jsonb_array_length(c.dossiers) AS dossiers, c.late_without_cause AS "lateWithoutCause", c.definition_version AS "definitionVersion", c.sha256,
  s.full_name AS "closedBy", c.role, b.full_name AS "onBehalfOf", to_jsonb(c.at) AS "closedAt"`;
const FROM = `
  FROM report_close c JOIN office o ON o.id = c.office_id JOIN staff s ON s.id = c.staff_id
  LEFT JOIN staff b ON b.id = c.on_behalf_of_id`;

/** Closes without what they froze. */
export const CLOSE_VIEW = `SELECT ${COLUMNS} ${FROM}`;

export async function closeView(em: EntityManager, id: string): Promise<ReportCloseView> {
  const rows: [ReportCloseView] = await em.query(`${CLOSE_VIEW} WHERE c.id = $1`, [id]);
  return rows[0];
}

/** Who is shown dossiers; administrators are told how many. */
export const CLOSED_LIST_ROLES = ['leader', 'supervisor'] as const;

export const mayBeShownDossiers = (actor: Actor, officeId: string): boolean =>
  CLOSED_LIST_ROLES.some((role) => hasRole(actor, officeId, role));

/** How many corrected dossiers an addendum names. */
const NAMED = 100;

export interface FoundClose extends Frozen {
  readonly officeId: string;
  readonly view: ReportCloseView;
  readonly intact: boolean;
  /** Offices that compared by the minute when it was closed; null before that was kept. */
  readonly byMinute: readonly string[] | null;
}

/** @throws DomainError 404 */
export async function findClose(tx: OfficeTx, actor: Actor, id: string): Promise<FoundClose> {
  const [found]: (ReportCloseView & {
    officeId: string;
    report: Ii06Report;
    list: ClosedDossier[];
    byMinute: string[] | null;
  })[] = await tx.em.query(
    `SELECT c.office_id AS "officeId", c.report, c.dossiers AS list, c.by_minute AS "byMinute", ${COLUMNS} ${FROM} WHERE c.id = $1`,
    [id],
  );
  if (!found || !FIGURE_ROLES.some((role) => hasRole(actor, found.officeId, role))) throw notFound();
  const { officeId, report, list: dossiers, byMinute, ...view } = found;
  return { officeId, view, report, dossiers, byMinute, intact: sealOfClose({ report, dossiers }) === view.sha256 };
}

/**
 * What was frozen, whether it is still what it was, and what was corrected since.
 *
 * @throws DomainError 404
 */
export async function readClose(tx: OfficeTx, actor: Actor, id: string): Promise<ReportCloseDetail> {
  const { officeId, view, intact, byMinute, ...frozen } = await findClose(tx, actor, id);
  const shown = mayBeShownDossiers(actor, officeId);
  const now = await frozenOf(tx, actor, view, byMinute);
  return { ...view, report: frozen.report, intact, addendum: addendumOf(frozen, now, shown, tx.now) };
}

/** Where an office is, as it prints itself. */
export async function placeOf(tx: OfficeTx, officeId: string): Promise<string> {
  const [{ place }]: [{ place: string }] = await tx.em.query('SELECT place_name AS place FROM office WHERE id = $1', [
    officeId,
  ]);
  return place;
}

/** The form as it was frozen, with who answers for it and what was corrected since. @throws DomainError 404; 409 `report.close_disturbed` */
export async function readClosedForm(tx: OfficeTx, actor: Actor, id: string, byProcedure: boolean): Promise<Ii06Form> {
  const { officeId, view, report, dossiers, intact, byMinute } = await findClose(tx, actor, id);
  const since = addendumOf({ report, dossiers }, await frozenOf(tx, actor, view, byMinute), false, tx.now);
  const [printed]: [{ place: string; receiver: string | null }] = await tx.em.query(
    `SELECT o.place_name AS place, above.name AS receiver
       FROM office o LEFT JOIN office above ON above.id = o.parent_id WHERE o.id = $1`,
    [officeId],
  );
  const at = new Date(view.closedAt);
  return {
    report: { ...report, office: { ...report.office, name: officeInFull(report.office.name) } },
    place: printed.place,
    receiver: printed.receiver && officeInFull(printed.receiver),
    madeBy: view.closedBy,
    madeAt: at,
    byProcedure,
    closed: {
      at,
      by: view.onBehalfOf === null ? view.closedBy : `${view.onBehalfOf} (${view.closedBy} thay)`,
      role: view.role,
      sha256: view.sha256,
      lateWithoutCause: view.lateWithoutCause,
      intact,
      since,
    },
  };
}

function addendumOf(frozen: Frozen, now: Frozen, shown: boolean, asOf: Date): ReportAddendum {
  const figures: FigureSince[] = PERIOD_FIGURES.map((figure) => ({
    figure,
    // A figure that was not yet counted then has nothing to be compared with.
    frozen: frozen.report.totals[figure] ?? now.report.totals[figure],
    now: now.report.totals[figure],
  })).filter((one) => one.frozen !== one.now);
  // Nor has a dossier changed because it would be counted in one more.
  const known = now.dossiers.map((one) => ({
    ...one,
    figures: one.figures.filter((figure) => figure in frozen.report.totals),
  }));
  const changed = changedSince(frozen.dossiers, known);
  return {
    asOf: asOf.toISOString(),
    definitionVersion: FIGURES_VERSION,
    figures,
    changed: changed.length,
    dossiers: shown ? changed.slice(0, NAMED) : null,
  };
}

function changedSince(frozen: readonly ClosedDossier[], now: readonly ClosedDossier[]): DossierSince[] {
  const [before, after] = [frozen, now].map((all) => new Map(all.map((one) => [one.id, one])));
  const ids = new Set([...before!.keys(), ...after!.keys()]);
  return [...ids]
    .map((id): DossierSince => {
      const [then, today] = [before!.get(id) ?? null, after!.get(id) ?? null];
      return { id, code: (today ?? then)!.code, frozen: then, now: today };
    })
    .filter(({ frozen: then, now: today }) => said(then) !== said(today) || !sameDue(then, today))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

const said = (one: ClosedDossier | null): string =>
  one === null ? '' : [one.receivedAt, one.finishedAt, ...one.figures].join('|');

/** An office that compares by the minute since a close that did not keep how it did, has thereby moved no due time. */
function sameDue(then: ClosedDossier | null, today: ClosedDossier | null): boolean {
  const [before, after] = [then?.due ?? null, today?.due ?? null];
  if (before === after || before === null || after === null) return before === after;
  const dues = [new Date(before), new Date(after)] as const;
  return localDateOf(dues[0]) === localDateOf(dues[1]) && dues.some(isDay);
}

/** Whether a due time is a day, as of an office that compares by days, and no minute of it. */
export const isDay = (due: Date): boolean => instantAt(localDateOf(due), 0).getTime() === due.getTime();
