import { NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import { NO_OFFICER, type PauseGroup } from '@motcua/shared/figures';
import { OFFICER_OF } from './figure-officer.js';
import { LATE_CAUSE_OF } from './late-cause.sql.js';
import { PAUSE_CAUSE_OF } from './pause-conditions.js';

/** How a group is told apart, named and put in order. */
export interface Grouping {
  /** Of a dossier `d`. */
  readonly by: string;
  /** What `counted.by` leads to. */
  readonly join: string;
  readonly key: string;
  readonly label: string;
  /** What it stands under, where a report has such rows. */
  readonly within?: string;
  readonly order: string;
}

const OF_VERSION = 'JOIN procedure_version v ON v.id = counted.by JOIN procedure p ON p.id = v.procedure_id';

/** By what rows of any report are told apart. */
export type RowGroup = PauseGroup | 'lateCause';

/** Several rows may have one key: versions of one procedure, which stand together under the newest name. */
export const GROUPINGS: Readonly<Record<RowGroup, Grouping>> = {
  cause: { by: PAUSE_CAUSE_OF, join: '', key: `counted.by`, label: `counted.by`, order: '1' },
  lateCause: {
    by: LATE_CAUSE_OF,
    join: '',
    key: `counted.by`,
    label: `counted.by`,
    // The most frequent first, and last what nobody has explained.
    order: `counted.by = '${NO_LATE_CAUSE}', counted."finishedLate" DESC, 1`,
  },
  field: {
    by: 'd.procedure_version_id',
    join: OF_VERSION,
    key: 'v.field',
    label: 'v.field',
    order: 'v.field COLLATE "vi-VN-x-icu"',
  },
  procedure: {
    by: 'd.procedure_version_id',
    join: OF_VERSION,
    key: 'p.code',
    label: `v.definition ->> 'name'`,
    within: 'v.field',
    order: 'p.code, v.number DESC',
  },
  officer: {
    by: OFFICER_OF,
    join: 'LEFT JOIN staff s ON s.id = counted.by',
    key: `COALESCE(s.id::text, '${NO_OFFICER}')`,
    label: `COALESCE(s.full_name, '')`,
    order: 's.full_name COLLATE "vi-VN-x-icu" NULLS LAST, s.id',
  },
  office: {
    by: 'd.handling_office_id',
    join: 'JOIN office o ON o.id = counted.by',
    key: 'o.id::text',
    label: 'o.name',
    order: 'o.code',
  },
};
