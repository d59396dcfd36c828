import { useStore } from 'react-admin';
import { useSearchParams } from 'react-router-dom';

/**
 * By what a page of figures is grouped: as its address says, else as this person last chose. Of one office alone there is
 * nothing to compare with.
 */
export function useGrouping<Group extends string>(page: string, all: readonly Group[], first: Group, below: boolean) {
  const [search, setSearch] = useSearchParams();
  const [kept, keep] = useStore<Group>(`figures.${page}.groupBy`, first);
  const setGroupBy = (next: Group): void => {
    keep(next);
    setSearch((now) => (now.set('by', next), now), { replace: true });
  };
  const groups = all.filter((group) => group !== 'office' || below);
  const groupBy = groups.find((group) => group === search.get('by')) ?? groups.find((group) => group === kept) ?? first;
  return { groups, groupBy, setGroupBy };
}
