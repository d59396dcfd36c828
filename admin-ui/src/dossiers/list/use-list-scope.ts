import { useOffice } from '../../providers/use-office';
import type { Place } from './columns';
import type { ListFilters, View } from './list-query';

/** Where a list looks unless a figure names its own office: an office with others below it has no dossiers but theirs. */
export function useListScope(view: View): Pick<ListFilters, 'officeCode' | 'below'> {
  const { asked, below } = useOffice();
  return { ...(asked && { officeCode: asked }), ...(view === 'office' && below && { below: 'true' }) };
}

/** What the rows of a list are told apart by: in one of many offices also by their office. */
export function usePlace(view: View, filters: ListFilters): Place {
  const scope = useListScope(view);
  const { below } = filters.officeCode === undefined ? scope : filters;
  if (below === 'true') return 'offices';
  return view === 'work' ? 'work' : 'lists';
}
