import { DOSSIER_STATES, type DossierState } from '@motcua/shared/dossiers';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { COUNT_CAP, cappedTotal } from './capped-total.js';
import type { Condition } from './conditions.js';
import { conditionsOf, inView, runningOut, scopeOfList } from './dossier-conditions.js';
import { firstOf } from './dossier-rows.js';
import { type DossierFilters, type Due, DUES } from './dto/list.dto.js';

/** Figures of one list. Each is the total of the same list narrowed once more. */
export interface DossierCounts {
  readonly total: { readonly value: number; readonly exact: boolean };
  /** `state=…` */
  readonly states: Readonly<Record<DossierState, number>>;
  /** `due=…` */
  readonly due: Readonly<Record<Due, number>>;
  /** `state=awaiting_supplement&state=awaiting_payment` */
  readonly waitingCitizen: number;
  /** `state=decided` */
  readonly toHandOver: number;
}

/** What the tiles over a list say. Where the total is not exact, the other figures count its first rows only. */
export class CountDossiersService {
  /** Figures show nobody's data, so unlike a list this leaves no access record. */
  async execute(tx: OfficeTx, actor: Actor, filters: DossierFilters): Promise<DossierCounts> {
    const scope = await scopeOfList(tx, actor, filters);
    const where = conditionsOf(scope, actor, filters, tx.now);
    const found = firstOf(where, 'd.state, d.paused, d.due_at, d.due_soon_at, d.response_due_at', COUNT_CAP + 1);
    const figure = ([name, condition]: [string, Condition]): string =>
      `count(*) FILTER (WHERE ${where.bind(condition)})::int AS "${name}"`;
    const figures = [
      ...DOSSIER_STATES.map((state): [string, Condition] => [state, ['d.state = ?', state]]),
      ...DUES.map((due): [string, Condition] => [due, runningOut(due, tx.now)]),
      ...(['waitingCitizen', 'toHandOver'] as const).map((view): [string, Condition] => [
        view,
        inView(view, scope, actor, tx.now)!,
      ]),
    ].map(figure);
    const [row]: [Record<string, number>] = await tx.em.query(
      `SELECT count(*)::int AS total, ${figures.join(', ')} FROM (${found}) d`,
      where.values,
    );
    const pick = <N extends string>(names: readonly N[]): Record<N, number> =>
      Object.fromEntries(names.map((name) => [name, row[name]])) as Record<N, number>;
    return {
      total: cappedTotal(row['total']!),
      states: pick(DOSSIER_STATES),
      due: pick(DUES),
      ...pick(['waitingCitizen', 'toHandOver']),
    };
  }
}
