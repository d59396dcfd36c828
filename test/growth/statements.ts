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
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

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

  /** How PostgreSQL would carry it out, for the same person behind the same walls. */
  async nodesOf({ text, values, officeIds }: Statement): Promise<PlanNode[]> {
    const rows = await this.api.db.transaction(async (em): Promise<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]> => {
      await em.query(`SELECT set_config('motcua.office_ids', $1, true)`, [officeIds]);
      return em.query(`EXPLAIN (FORMAT JSON) ${text}`, [...values]);
    });
    return flat(rows[0]!['QUERY PLAN'][0].Plan);
  }
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
