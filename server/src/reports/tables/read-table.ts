import { BOARD_GROUPS, ON_TIME_GROUPS, PAUSE_GROUPS, STEP_GROUPS } from '@motcua/shared/figures';
import type { Actor } from '../../common/actor.js';
import { malformed } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { daysOf } from '../../figures/figure-span.js';
import { readAgeing } from '../../figures/read-ageing.js';
import { readLateCauses } from '../../figures/read-late-causes.js';
import { readOnTime } from '../../figures/read-on-time.js';
import { readPauses } from '../../figures/read-pauses.js';
import { readRefusals } from '../../figures/read-refusals.js';
import { readSteps } from '../../figures/read-steps.js';
import { readSupplements } from '../../figures/read-supplements.js';
import { readQd766 } from '../read-qd-766.js';
import type { ReportTable } from './report-table.js';
import {
  ageingTable,
  lateCausesTable,
  onTimeTable,
  pausesTable,
  qd766Table,
  refusalsTable,
  stepsTable,
  supplementsTable,
} from './tables-of-boards.js';

export interface TableAsked {
  readonly officeCode?: string;
  readonly below?: boolean;
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly groupBy?: string;
}

type Read = (tx: OfficeTx, actor: Actor, asked: TableAsked) => Promise<ReportTable>;

/** Every table that is given out as a file, by its name in addresses: the numbers are those of the page, read by the same. */
export const TABLES = {
  'on-time': async (tx, actor, asked) => {
    const { from, to } = daysOf(asked);
    const { officeCode, below } = asked;
    const groupBy = groupOf(ON_TIME_GROUPS, asked);
    return onTimeTable(await readOnTime(tx, actor, { officeCode, below, from, to, groupBy, lastYear: true }));
  },
  steps: async (tx, actor, asked) =>
    stepsTable(await readSteps(tx, actor, { ...asked, groupBy: groupOf(STEP_GROUPS, asked), lastYear: true })),
  ageing: async (tx, actor, asked) =>
    ageingTable(await readAgeing(tx, actor, { ...ofNow(asked), groupBy: groupOf(BOARD_GROUPS, asked) })),
  supplements: async (tx, actor, asked) =>
    supplementsTable(await readSupplements(tx, actor, { ...asked, groupBy: groupOf(BOARD_GROUPS, asked) })),
  refusals: async (tx, actor, asked) => refusalsTable(await readRefusals(tx, actor, ungrouped(asked))),
  pauses: async (tx, actor, asked) =>
    pausesTable(await readPauses(tx, actor, { ...ofNow(asked), groupBy: groupOf(PAUSE_GROUPS, asked) })),
  'qd-766': async (tx, actor, asked) => qd766Table(await readQd766(tx, actor, ungrouped(asked))),
  'late-causes': async (tx, actor, asked) => lateCausesTable(await readLateCauses(tx, actor, ungrouped(asked))),
} as const satisfies Record<string, Read>;
export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];
export const isTableName = (name: string): name is TableName => Object.hasOwn(TABLES, name);

/** The first where none is named. @throws DomainError 400 for one that this table does not have */
function groupOf<G extends string>(groups: readonly G[], { groupBy }: TableAsked): G {
  if (groupBy === undefined) return groups[0]!;
  const group = groups.find((one) => one === groupBy);
  if (group === undefined) throw malformed('groupBy', 'field.invalid');
  return group;
}

function ungrouped({ groupBy, ...asked }: TableAsked): Omit<TableAsked, 'groupBy'> {
  if (groupBy !== undefined) throw malformed('groupBy', 'field.invalid');
  return asked;
}

/** What is told of this moment knows no days. */
function ofNow({ officeCode, below, ...days }: TableAsked): Pick<TableAsked, 'officeCode' | 'below'> {
  for (const path of ['period', 'from', 'to'] as const) {
    if (days[path] !== undefined) throw malformed(path, 'field.invalid');
  }
  return { ...(officeCode !== undefined && { officeCode }), ...(below !== undefined && { below }) };
}
