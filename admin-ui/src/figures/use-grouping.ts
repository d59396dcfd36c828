import { useStore } from 'react-admin';

/** By what a page of figures is grouped, as this person last chose. Of one office alone there is nothing to compare with. */
export function useGrouping<Group extends string>(page: string, all: readonly Group[], first: Group, below: boolean) {
  const [chosen, setGroupBy] = useStore<Group>(`figures.${page}.groupBy`, first);
  const groups = all.filter((group) => group !== 'office' || below);
  return { groups, groupBy: groups.includes(chosen) ? chosen : first, setGroupBy };
}
