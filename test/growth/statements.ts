import { Client } from 'pg';
import { mayComeAgain } from '../../server/src/database/preparing-client.js';
import type { TestApi } from '../support/api.js';

/** A statement as the application sent it, with the offices it was allowed to see. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly officeIds: string;
  /** What was asked of the server when it was sent. */
  readonly screen: string;
}

export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Total Cost': number;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  /** Known once it has been carried out. */
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

type Plan = (options: string, values: readonly unknown[]) => Promise<PlanNode>;

/** What PostgreSQL reckons planning at, for a statement of many tables. */
const PLANNING_COST = 50;

type Asked = [
  asked: string | { readonly text: string; readonly values?: unknown },
  values?: unknown,
  ...more: unknown[],
];
type Query = (this: Client, ...asked: Asked) => unknown;

/** Writes down what an application sends to PostgreSQL, on whatever way, each statement once. Has to be stopped. */
export class Statements {
  private readonly seen = new Map<string, Statement>();
  private officeIds = '{}';
  private screen = '';
  readonly stop: () => void;

  constructor(private readonly api: TestApi) {
    const connection = Client.prototype;
    const query = Reflect.get(connection, 'query') as Query;
    const told = (text: string, values: unknown): void => this.sent(text, Array.isArray(values) ? values : []);
    const listening: Query = function (...asked) {
      const [first, values] = asked;
      if (typeof first === 'string') told(first, values);
      else told(first.text, first.values);
      return query.apply(this, asked);
    };
    Object.assign(connection, { query: listening });
    this.stop = () => Object.assign(connection, { query });
  }

  /** Everything sent from now on was sent for this. */
  asking(screen: string): void {
    this.screen = screen;
  }

  private sent(text: string, values: readonly unknown[]): void {
    if (text.includes(`set_config('motcua.office_ids'`)) this.officeIds = String(values[0]);
    else if (/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text) && this.screen !== '') {
      const { officeIds, screen } = this;
      if (!this.seen.has(text)) this.seen.set(text, { text, values, officeIds, screen });
    }
  }

  get all(): Statement[] {
    return [...this.seen.values()];
  }

  /**
   * How PostgreSQL would carry it out, for the same person behind the same walls: with these values, and once it has been
   * prepared for any.
   */
  async nodesOf(statement: Statement): Promise<PlanNode[]> {
    const { text, values } = statement;
    return this.planning(statement, async (plan): Promise<PlanNode[]> => {
      const own = await plan('FORMAT JSON', values);
      if (!mayComeAgain(text, values)) return flat(own);
      const prepared = await plan('GENERIC_PLAN, FORMAT JSON', []);
      // The one for any values is taken only where it is no dearer than to plan for each.
      const isTaken = prepared['Total Cost'] <= own['Total Cost'] + PLANNING_COST;
      return isTaken ? [...flat(own), ...flat(prepared)] : flat(own);
    });
  }

  /** How it has been carried out, with these values. */
  async carriedOut(statement: Statement): Promise<PlanNode[]> {
    return this.planning(statement, async (plan) => flat(await plan('ANALYZE, FORMAT JSON', statement.values)));
  }

  /** How it would be were every table too large to be gone through: what finds no index then finds none at any size. */
  async nodesAtAnySize(statement: Statement): Promise<PlanNode[]> {
    const { values } = statement;
    return this.planning(statement, async (plan) => flat(await plan('FORMAT JSON', values)), 'off');
  }

  private planning<T>(
    { text, officeIds }: Statement,
    work: (plan: Plan) => Promise<T>,
    seqScans: 'on' | 'off' = 'on',
  ): Promise<T> {
    return this.api.db.transaction(async (em) => {
      await em.query(`SELECT set_config('motcua.office_ids', $1, true), set_config('enable_seqscan', $2, true)`, [
        officeIds,
        seqScans,
      ]);
      return work(async (options, values) => {
        const rows: [{ 'QUERY PLAN': [{ Plan: PlanNode }] }] = await em.query(`EXPLAIN (${options}) ${text}`, [
          ...values,
        ]);
        return rows[0]['QUERY PLAN'][0].Plan;
      });
    });
  }
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
