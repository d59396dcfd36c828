import { useStore } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { SearchBox } from '../dossiers/SearchBox';

/** Searching from anywhere shows the list of dossiers; what was searched for stays in the memory of this page. */
export const GlobalSearch = () => {
  const [q, setQ] = useStore('dossiers.q', '');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <SearchBox
      value={q}
      onSearch={(next) => {
        setQ(next);
        if (next !== '' && pathname !== '/dossiers') void navigate('/dossiers');
      }}
    />
  );
};
