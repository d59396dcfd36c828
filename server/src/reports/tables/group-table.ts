import { LATE_CAUSE_WORDS, LATE_CAUSES, NO_LATE_CAUSE, PAUSE_CAUSES, type PauseCause } from '@motcua/shared/dossiers';
import { FIGURES, type FigureId, NO_OFFICER, percentDown } from '@motcua/shared/figures';
import type { SheetColumn, SheetValue } from '../../exports/sheets/sheet.js';
import type { ReportTable } from './report-table.js';

/** By what rows of any report are told apart. */
export type TableGroup =
  'field' | 'procedure' | 'officer' | 'office' | 'cause' | 'lateCause' | 'day' | 'month' | 'step';

const GROUPS: Readonly<Record<TableGroup, string>> = {
  field: 'Lĩnh vực',
  procedure: 'Thủ tục',
  officer: 'Cán bộ',
  office: 'Cơ quan',
  cause: 'Lý do',
  lateCause: 'Nguyên nhân',
  day: 'Ngày',
  month: 'Tháng',
  step: 'Bước',
};

const PAUSES: Readonly<Record<PauseCause, string>> = {
  supplement: 'Chờ bổ sung giấy tờ',
  payment: 'Chờ nghĩa vụ tài chính',
  suspension: 'Dừng xử lý',
  other_agency: 'Chờ cơ quan khác',
  force_majeure: 'Bất khả kháng',
};

interface Named {
  readonly key: string;
  readonly label: string;
}

/** Codes stand in a column of their own, for programs. */
const hasCode = (groupBy: TableGroup): boolean => groupBy === 'procedure' || groupBy === 'office';

export const headOfGroup = (groupBy: TableGroup): SheetColumn[] => [
  ...(hasCode(groupBy) ? [text('Mã', 14)] : []),
  text(GROUPS[groupBy], 44),
];

export const cellsOfGroup = ({ key, label }: Named, groupBy: TableGroup): SheetValue[] =>
  hasCode(groupBy) ? [key, label] : [nameOf(key, label, groupBy)];

export const cellsOfTotal = (groupBy: TableGroup): SheetValue[] => (hasCode(groupBy) ? ['', 'Tổng số'] : ['Tổng số']);

function nameOf(key: string, label: string, groupBy: TableGroup): string {
  if (groupBy === 'month') return `${key.slice(5, 7)}/${key.slice(0, 4)}`;
  if (groupBy === 'day') return key.split('-').reverse().join('/');
  if (groupBy === 'lateCause') {
    const cause = LATE_CAUSES.find((one) => one === key);
    return cause ? LATE_CAUSE_WORDS[cause].vi : key === NO_LATE_CAUSE ? 'Chưa nêu nguyên nhân' : label;
  }
  if (groupBy === 'cause') {
    const cause = PAUSE_CAUSES.find((one) => one === key);
    return cause ? PAUSES[cause] : label;
  }
  return key === NO_OFFICER ? 'Chưa ai giữ' : label;
}

export const text = (heading: string, width: number): SheetColumn => ({ heading, width, kind: 'text' });
export const whole = (heading: string): SheetColumn => ({ heading, width: 12, kind: 'whole' });
export const percent = (heading: string): SheetColumn => ({ heading: `${heading} (%)`, width: 12, kind: 'tenth' });
export const figureColumn = (id: FigureId): SheetColumn => whole(FIGURES[id].vi.name);

interface CountedReport<Id extends FigureId> {
  readonly data: readonly (Named & { readonly figures: Readonly<Record<Id, number>> })[];
  readonly total: Readonly<Record<Id, number>>;
}

/** How much of one figure another is, told beside it. */
interface ShareOf<Id> {
  readonly figure: Id;
  readonly of: Id;
  readonly heading: string;
}

/** Figures of groups under each other, as the page has them: what counts nothing has no row. */
export function groupTable<Id extends FigureId>(
  { data, total }: CountedReport<Id>,
  groupBy: TableGroup,
  figures: readonly Id[],
  share?: ShareOf<Id>,
): Pick<ReportTable, 'columns' | 'rows' | 'total'> {
  const numbers = (counts: Readonly<Record<Id, number>>): SheetValue[] =>
    figures.flatMap((id) => [counts[id], ...(share?.figure === id ? [percentDown(counts[id], counts[share.of])] : [])]);
  const some = data.filter((row) => figures.some((id) => row.figures[id] > 0));
  return {
    columns: [
      ...headOfGroup(groupBy),
      ...figures.flatMap((id) => [figureColumn(id), ...(share?.figure === id ? [percent(share.heading)] : [])]),
    ],
    rows: some.map((row) => [...cellsOfGroup(row, groupBy), ...numbers(row.figures)]),
    total: some.length === 0 ? null : [...cellsOfTotal(groupBy), ...numbers(total)],
  };
}
