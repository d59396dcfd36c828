import { DOSSIER_STATES, type DossierState, FINAL_STATES } from '@motcua/shared/dossiers';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { COUNT_CAP, cappedTotal } from './capped-total.js';
import type { Condition } from './conditions.js';
import { conditionsOf, inView, type ListScope, openList, runningOut } from './dossier-conditions.js';
import { firstOf } from './dossier-rows.js';
import { type DossierFilters, type Due, DUES, type View } from './dto/list.dto.js';

/** Figures of one list. Each is the total of the same list narrowed once more. */
export interface DossierCounts {
  readonly total: { readonly value: number; readonly exact: boolean };
  /** `state=…`; where the total is not exact, of the final states those among its first rows. */
  readonly states: Readonly<Record<DossierState, number>>;
  /** `due=…` */
  readonly due: Readonly<Record<Due, number>>;
  /** `state=awaiting_supplement&state=awaiting_payment` */
  readonly waitingCitizen: number;
  /** `state=decided` */
  readonly toHandOver: number;
}

const NOT_ENDED = DOSSIER_STATES.filter((state) => !FINAL_STATES.includes(state));
const WAITING = ['waitingCitizen', 'toHandOver'] as const;

/** What the tiles over a list say. */
export class CountDossiersService {
  /** Figures show nobody's data, so unlike a list this leaves no access record. @param found `scopeOfList` of the filters */
  async execute(tx: OfficeTx, actor: Actor, filters: DossierFilters, found: ListScope): Promise<DossierCounts> {
    // What has not ended is rare, and found by its office.
    const scope = { ...(await openList(tx, found, filters)), whole: false };
    const where = conditionsOf(scope, actor, filters, tx.now);
    const counted = (figures: readonly [string, Condition][]): string =>
      figures
        .map(([name, condition]) => `count(*) FILTER (WHERE ${where.bind(condition)})::int AS "${name}"`)
        .join(', ');
    const ofState = (state: DossierState): [string, Condition] => [state, ['d.state = ?', state]];
    const ofView = (view: View): [string, Condition] => [view, inView(view, scope, actor, tx.now)!];
    const all = firstOf(where, 'd.state', COUNT_CAP + 1);
    // What has ended outnumbers what has not a hundred times, and must not push it out of the count.
    where.add('d.state = ANY (?)', NOT_ENDED);
    const notEnded = firstOf(where, 'd.state, d.paused, d.due_at, d.due_soon_at, d.response_due_at', COUNT_CAP + 1);
    const moving = [
      ...NOT_ENDED.map(ofState),
      ...DUES.map((due): [string, Condition] => [due, runningOut(due, tx.now)]),
      ...WAITING.map(ofView),
    ];
    const [row]: [Record<string, number>] = await tx.em.query(
      `SELECT * FROM (SELECT count(*)::int AS total, ${counted(FINAL_STATES.map(ofState))} FROM (${all}) d) listed,
                     (SELECT ${counted(moving)} FROM (${notEnded}) d) moving`,
      where.values,
    );
    const pick = <N extends string>(names: readonly N[]): Record<N, number> =>
      Object.fromEntries(names.map((name) => [name, row[name]])) as Record<N, number>;
    return {
      total: cappedTotal(row['total']!),
      states: pick(DOSSIER_STATES),
      due: pick(DUES),
      ...pick(WAITING),
    };
  }
}
