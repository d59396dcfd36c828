import { useOffice } from '../../providers/use-office';
import type { ListFilters, View } from './list-query';

/** Where a list looks unless a figure names its own office: an office with others below it has no dossiers but theirs. */
export function useListScope(view: View): Pick<ListFilters, 'officeCode' | 'below'> {
  const { asked, below } = useOffice();
  return { ...(asked && { officeCode: asked }), ...(view === 'office' && below && { below: 'true' }) };
}
