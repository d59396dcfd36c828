import type { BoardGroup } from '@motcua/shared/figures';

const [BY_OFFICER, BY_PROCEDURE] = [`s.grouped_by = 'officer'`, `s.grouped_by = 'procedure'`];

/** Which rows `s` of `settled_sum` a group asks; an office has fewer officers than procedures. */
export const SETTLED_BY: Readonly<Record<BoardGroup, string>> = {
  officer: BY_OFFICER,
  office: BY_OFFICER,
  procedure: BY_PROCEDURE,
  field: BY_PROCEDURE,
};

/** The same as `by` of the group, of such a row. */
export const SETTLED_GROUP: Readonly<Record<BoardGroup, string>> = {
  officer: `NULLIF(s.group_id, '00000000-0000-0000-0000-000000000000')`,
  office: 's.office_id',
  procedure: 's.group_id',
  field: 's.group_id',
};
