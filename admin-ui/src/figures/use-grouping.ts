import { useAddressed } from './use-addressed';

/** By what a page of figures is grouped. Of one office alone there is nothing to compare with. */
export function useGrouping<Group extends string>(page: string, all: readonly Group[], first: Group, below: boolean) {
  const groups = all.filter((group) => group !== 'office' || below);
  const [groupBy, setGroupBy] = useAddressed('by', `figures.${page}.groupBy`, groups, first);
  return { groups, groupBy, setGroupBy };
}
