import { useStore } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { ListFilters, View } from '../dossiers/list/list-query';

/** Opens the list of the office, narrowed: what others are at work on stands there. */
export function useShowList(): (filters: ListFilters) => void {
  const navigate = useNavigate();
  const [, setView] = useStore<View>('dossiers.view', 'office');
  const [, setFilters] = useStore<ListFilters>('dossiers.filters', {});
  const [, setSearch] = useStore('dossiers.q', '');
  return (filters) => {
    setView('office');
    setFilters(filters);
    setSearch('');
    void navigate('/dossiers');
  };
}
