import type { LatenessCompare } from '@motcua/shared/calendar';
import type { ForecastWord } from '@motcua/shared/forecast';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Cursor } from '../common/cursor.js';
import type { Condition, Conditions } from './conditions.js';
import { FORECAST_WORD_OF } from './forecast-shown.js';
import { OPEN, RUNS_OUT_AT } from './dossier-conditions.js';
import type { Sort } from './dto/list.dto.js';
import type { Dossier } from './entities/dossier.entity.js';

/** Sort names of the contract and what they mean; nothing a caller sends reaches the statement. */
export const SORT_COLUMNS: Record<
  Sort,
  {
    readonly column: string;
    readonly type: 'timestamptz' | 'text';
    readonly nullable: boolean;
    /** True of all rows that have a value, in words that an index knows. */
    readonly among?: string;
  }
> = {
  dueAt: { column: 'd.due_at', type: 'timestamptz', nullable: true },
  runsOutAt: { column: `(${RUNS_OUT_AT})`, type: 'timestamptz', nullable: true, among: OPEN },
  submittedAt: { column: 'd.submitted_at', type: 'timestamptz', nullable: false },
  receivedAt: { column: 'd.received_at', type: 'timestamptz', nullable: true },
  code: { column: 'd.code', type: 'text', nullable: false },
};

/** Hardly any office has a word of its own on it, and to ask for what holds at each takes long. */
const COMPARE = `CASE WHEN d.finished_at IS NOT NULL AND EXISTS (SELECT 1 FROM office_setting s WHERE s.key = 'deadline.compare')
                 THEN settings_of_office(d.handling_office_id) ->> 'deadline.compare' END`;

/** A dossier as lists and exports read it. */
export interface DossierRow extends Pick<
  Dossier,
  | 'id'
  | 'officeId'
  | 'handlingOfficeId'
  | 'code'
  | 'externalCode'
  | 'state'
  | 'version'
  | 'channel'
  | 'procedureCode'
  | 'procedureVersionId'
  | 'caseCode'
  | 'applicantName'
  | 'submittedAt'
  | 'responseDueAt'
  | 'responseDueSoonAt'
  | 'respondedAt'
  | 'earlierLateAnswers'
  | 'enteredAt'
  | 'catchUpId'
  | 'voided'
  | 'receivedAt'
  | 'dueAt'
  | 'dueSoonAt'
  | 'duePromised'
  | 'finishedAt'
  | 'paused'
  | 'originState'
  | 'stepCode'
  | 'assigneeId'
  | 'holderId'
  | 'handoverPending'
  | 'drafterId'
  | 'supplementRequests'
  | 'apologies'
  | 'signerId'
  | 'resultAtCounterAt'
  | 'postedAt'
> {
  readonly delivery: Dossier['resultDelivery']['method'];
  readonly assigneeName: string | null;
  readonly holderName: string | null;
  readonly handlingOfficeCode: string;
  readonly handlingOfficeName: string;
  readonly runsOutAt: Date | null;
  readonly forecast: ForecastWord | null;
  /** How its finish is compared with its due time; null while it is open, and where nobody has said. */
  readonly compare: LatenessCompare | null;
  /** The value it was sorted by, with all digits of the database's. */
  readonly sortKey: string | null;
}

export interface RowOrder {
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
}

/** Rows that fulfil the conditions, in no order, at most so many. */
export function firstOf(where: Conditions, columns: string, most: number): string {
  const some = where.branches.map((branch) => `SELECT ${columns} FROM dossier d WHERE ${branch} LIMIT ${most}`);
  return some.length === 1 ? some[0]! : `${some.map((one) => `(${one})`).join(' UNION ALL ')} LIMIT ${most}`;
}

/** Conditions of an ordered list that one walk along an index answers. */
interface Stretch {
  readonly condition: Condition;
  readonly inOrder: string;
}

/**
 * The first rows in an order, or those after the last one shown; rows without a value stand last in either order.
 *
 * With values and without are two stretches: no index has both in a descending order, and a page that begins behind a
 * value is found only when the question leaves the others out. The second is gone along only where the first has too few.
 * Which rows they are is found out before anything else is read of them, along the index alone where that is possible.
 */
export function readRows(
  tx: OfficeTx,
  where: Conditions,
  order: RowOrder,
  limit: number,
  after: Cursor | null = null,
): Promise<DossierRow[]> {
  const { column, type } = SORT_COLUMNS[order.sort];
  const own = where.copy();
  const [first, second] = stretchesOf(order, after).map((stretch) => foundIn(own, stretch, limit));
  const found =
    second === undefined
      ? first
      : `WITH first AS (${first}) SELECT id FROM first UNION ALL SELECT id FROM (${second}) second WHERE (SELECT count(*) FROM first) < ${limit}`;
  // A statement without values is planned anew each time.
  const most = own.bind(['?::int', limit]);
  return tx.rows(
    `SELECT d.id, d.office_id AS "officeId", d.handling_office_id AS "handlingOfficeId", d.code, d.external_code AS "externalCode",
            d.state, d.version, d.channel, d.procedure_code AS "procedureCode", d.procedure_version_id AS "procedureVersionId",
            d.case_code AS "caseCode", d.applicant_name AS "applicantName", d.submitted_at AS "submittedAt",
            d.response_due_at AS "responseDueAt", d.response_due_soon_at AS "responseDueSoonAt", d.responded_at AS "respondedAt",
            d.earlier_late_answers AS "earlierLateAnswers", d.entered_at AS "enteredAt", d.catch_up_id AS "catchUpId", d.voided,
            d.received_at AS "receivedAt", d.due_at AS "dueAt", d.due_soon_at AS "dueSoonAt",
            d.due_promised AS "duePromised", d.finished_at AS "finishedAt", d.paused, d.origin_state AS "originState",
            d.step_code AS "stepCode", d.assignee_id AS "assigneeId", d.holder_id AS "holderId",
            d.handover_pending AS "handoverPending", d.drafter_id AS "drafterId", d.supplement_requests AS "supplementRequests",
            d.apologies, d.signer_id AS "signerId", d.result_at_counter_at AS "resultAtCounterAt", d.posted_at AS "postedAt",
            d.result_delivery ->> 'method' AS delivery, assignee.full_name AS "assigneeName", holder.full_name AS "holderName",
            handling.code AS "handlingOfficeCode", handling.name AS "handlingOfficeName",
            ${COMPARE} AS compare,
            ${RUNS_OUT_AT} AS "runsOutAt", ${FORECAST_WORD_OF} AS forecast, ${type === 'text' ? column : `to_json(${column}) #>> '{}'`} AS "sortKey"
       FROM (${found}) found JOIN dossier d USING (id)
       LEFT JOIN office handling ON handling.id = d.handling_office_id
       LEFT JOIN staff assignee ON assignee.id = d.assignee_id
       LEFT JOIN staff holder ON holder.id = d.holder_id
      ORDER BY ${column} ${order.order} NULLS LAST, d.id ${order.order} LIMIT ${most}`,
    own.values,
  );
}

function stretchesOf({ sort, order }: RowOrder, after: Cursor | null): Stretch[] {
  const { column, type, nullable, among = 'TRUE' } = SORT_COLUMNS[sort];
  const behind = order === 'asc' ? '>' : '<';
  const isValue = after !== null && after.value !== null;
  const inOrder = `${column} ${order}, d.id ${order}`;
  const values: Condition = isValue
    ? [`(${column}, d.id) ${behind} (?::${type}, ?::uuid) AND ${among}`, after.value, after.id]
    : [nullable ? `${column} IS NOT NULL AND ${among}` : among];
  if (!nullable) return [{ condition: values, inOrder }];
  const without: Condition =
    after === null || isValue ? [`${column} IS NULL`] : [`${column} IS NULL AND d.id ${behind} ?::uuid`, after.id];
  const nulls: Stretch = { condition: without, inOrder: `d.id ${order}` };
  return after !== null && !isValue ? [nulls] : [{ condition: values, inOrder }, nulls];
}

/** The ids of one stretch; of several alternatives each has so many. */
function foundIn(where: Conditions, { condition, inOrder }: Stretch, limit: number): string {
  const further = where.bind(condition);
  return where.branches
    .map((branch) => `(SELECT d.id FROM dossier d WHERE ${branch} AND ${further} ORDER BY ${inOrder} LIMIT ${limit})`)
    .join(' UNION ALL ');
}
