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

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Total Cost': number;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** What PostgreSQL reckons planning at, for a statement of many tables. */
const PLANNING_COST = 50;

/** Writes down what an application sends to PostgreSQL, each statement once. */
export class Statements {
  private readonly seen = new Map<string, Statement>();
  private officeIds = '{}';
  private screen = '';

  constructor(private readonly api: TestApi) {
    const nothing = (): void => undefined;
    const logQuery = (text: string, values: readonly unknown[] = []): void => this.sent(text, values);
    const logger = { logQuery, logQueryError: nothing, logQuerySlow: nothing, log: nothing };
    Object.assign(api.db, { logger });
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
  async nodesOf({ text, values, officeIds }: Statement): Promise<PlanNode[]> {
    return this.api.db.transaction(async (em): Promise<PlanNode[]> => {
      const plan = async (options: string, given: readonly unknown[]): Promise<PlanNode> => {
        const rows: [{ 'QUERY PLAN': [{ Plan: PlanNode }] }] = await em.query(`EXPLAIN (${options}) ${text}`, [
          ...given,
        ]);
        return rows[0]['QUERY PLAN'][0].Plan;
      };
      await em.query(`SELECT set_config('motcua.office_ids', $1, true)`, [officeIds]);
      const own = await plan('FORMAT JSON', values);
      if (!mayComeAgain(text, values)) return flat(own);
      const prepared = await plan('GENERIC_PLAN, FORMAT JSON', []);
      // The one for any values is taken only where it is no dearer than to plan for each.
      const isTaken = prepared['Total Cost'] <= own['Total Cost'] + PLANNING_COST;
      return isTaken ? [...flat(own), ...flat(prepared)] : flat(own);
    });
  }
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
