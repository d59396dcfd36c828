import type { OnTimeGroup } from '@motcua/shared/figures';
import { type Grouping, GROUPINGS } from './figure-groups.js';
import { SETTLED_BY, SETTLED_GROUP } from './settled-sums.sql.js';

/** Sums that are kept of what a group asks for. */
interface KeptSums {
  readonly table: 'figure_sum' | 'procedure_sum' | 'settled_sum';
  readonly finest: 'day' | 'half';
  /** Which rows `s` of the table, on a piece `p` of the days. */
  readonly which: string;
  /** The same as `by` of the group, of a row `s`. */
  readonly by: string;
}

/** By what figures of a period are told apart, and what is kept of it. */
export interface PeriodGrouping extends Grouping {
  readonly sums: KeptSums;
}

const BY_VERSION: KeptSums = { table: 'procedure_sum', finest: 'half', which: 'TRUE', by: 's.procedure_version_id' };

/** Days and months stand in rows of their own, each with all that is counted on them. */
const TOGETHER: PeriodGrouping = {
  ...{ by: 'NULL::uuid', join: '', key: `''`, label: `''`, order: '1' },
  sums: { table: 'figure_sum', finest: 'day', which: 's.grain = p.grain', by: 'NULL::uuid' },
};

export const PERIOD_GROUPINGS: Readonly<Record<OnTimeGroup | 'form', PeriodGrouping>> = {
  day: TOGETHER,
  month: TOGETHER,
  field: { ...GROUPINGS.field, sums: BY_VERSION },
  procedure: { ...GROUPINGS.procedure, sums: BY_VERSION },
  /** Biểu II.06: procedures under their fields. */
  form: {
    ...GROUPINGS.procedure,
    order: `v.field COLLATE "vi-VN-x-icu", p.code, v.number DESC`,
    sums: BY_VERSION,
  },
  // Whose an open dossier is changes from hand to hand, so sums are kept of what was settled alone: nobody is told what came in.
  officer: {
    ...GROUPINGS.officer,
    sums: { table: 'settled_sum', finest: 'half', which: SETTLED_BY.officer, by: SETTLED_GROUP.officer },
  },
  // Whoever asks names them and puts them in order.
  office: {
    ...{ by: 'd.handling_office_id', join: '', key: 'counted.by::text', label: `''`, order: '1' },
    sums: { table: 'figure_sum', finest: 'day', which: 's.grain = p.grain', by: 's.office_id' },
  },
};
