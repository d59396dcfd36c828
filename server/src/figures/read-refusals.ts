import { FIGURES_VERSION, type Refusal, type RefusalReport } from '@motcua/shared/figures';
import type { StaffRole } from '@motcua/shared/staff';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { figureCondition } from './figure-conditions.js';
import { scopeOfFigures } from './figure-offices.js';
import { daysOf, spanOf } from './figure-span.js';
import { instant } from './instant.sql.js';
import { maybeDenied, refusedIn } from './picked-dossiers.sql.js';

/** Reasons are words about somebody: an administrator, who is shown no dossier, is not shown them either. */
export const REASON_READERS = ['leader', 'supervisor'] as const satisfies readonly StaffRole[];

/** A page of them is read, not thousands; the numbers are in the report beside it. */
const MOST = 200;

/** By which act a reason is given. */
const GIVEN_BY: Readonly<Record<Refusal['kind'], readonly string[]>> = {
  refused: ['refuse'],
  denied: ['sign', 'decide'],
};

const FOUND = { refused: refusedIn, denied: maybeDenied } as const satisfies Record<Refusal['kind'], unknown>;

interface RefusalsAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * What an office refused and denied in a period, and why: the dossiers of the figures of these names.
 *
 * @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do
 */
export async function readRefusals(tx: OfficeTx, actor: Actor, asked: RefusalsAsked): Promise<RefusalReport> {
  const days = daysOf(asked);
  const span = spanOf(days, tx.now);
  const scope = await scopeOfFigures(tx, actor, REASON_READERS, asked, days.to);
  const found: Refusal[] = [];
  for (const kind of ['refused', 'denied'] as const) {
    const where = new Conditions();
    where.add(...figureCondition(scope, { id: kind, span }));
    const dossiers = where.bind(FOUND[kind](scope.officeIds, span));
    const acts = where.bind(['?::text[]', GIVEN_BY[kind]]);
    const rows: (Omit<Refusal, 'kind' | 'at'> & { at: Date })[] = await tx.em.query(
      `SELECT d.id AS "dossierId", d.code, d.procedure_code AS "procedureCode", v.definition ->> 'name' AS "procedureName",
              COALESCE(given.at, d.finished_at, d.submitted_at) AS at, given.reason
         FROM ${dossiers} d JOIN procedure_version v ON v.id = d.procedure_version_id
         LEFT JOIN LATERAL (
              SELECT e.at, e.reason FROM dossier_event e
               WHERE e.dossier_id = d.id AND e.transition = ANY (${acts}) AND e.at < ${instant(span.until)}
               ORDER BY e.reason IS NULL, e.seq DESC LIMIT 1) given ON true
        WHERE ${where.sql} ORDER BY COALESCE(given.at, d.finished_at, d.submitted_at) DESC, d.id LIMIT ${MOST + 1}`,
      where.values,
    );
    found.push(...rows.map(({ at, ...row }) => ({ ...row, kind, at: at.toISOString() })));
  }
  await recordAccess(tx, { officeId: scope.office.id, staffId: actor.staffId, action: 'list' });
  found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: asked.below ?? false,
    ...days,
    data: found.slice(0, MOST),
    more: found.length > MOST,
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}
