import { BOARD_GROUPS, type OnTimeGroup, PAUSE_GROUPS, STEP_GROUPS } from '@motcua/shared/figures';
import { useAddressed } from './use-addressed';

const BY_MONTH = ['month', 'field', 'procedure', 'officer', 'office'] as const satisfies readonly OnTimeGroup[];

/** By what the reports of a page are grouped, and by what at first. */
const GROUPINGS = {
  onTime: { all: BY_MONTH, first: 'month' },
  steps: { all: STEP_GROUPS, first: 'step' },
  ageing: { all: BOARD_GROUPS, first: 'procedure' },
  supplements: { all: BOARD_GROUPS, first: 'procedure' },
  pauses: { all: PAUSE_GROUPS, first: 'cause' },
} as const;
type Grouped = keyof typeof GROUPINGS;

export const isGrouped = (page: string): page is Grouped => Object.hasOwn(GROUPINGS, page);

/** By what a page of figures is grouped. Of one office alone there is nothing to compare with. */
export function useGrouping<Page extends Grouped>(page: Page, below: boolean) {
  type Group = (typeof GROUPINGS)[Page]['all'][number];
  const all: readonly Group[] = GROUPINGS[page].all;
  const first: Group = GROUPINGS[page].first;
  const groups = all.filter((group) => group !== 'office' || below);
  const [groupBy, setGroupBy] = useAddressed('by', `figures.${page}.groupBy`, groups, first);
  return { groups, groupBy, setGroupBy };
}
