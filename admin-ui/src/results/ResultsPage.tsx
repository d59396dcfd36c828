import { useStore, useTranslate } from 'react-admin';
import { ListPage } from '../admin/parts/ListPage';
import { ResultFilterBar } from './ResultFilterBar';
import { ResultTable } from './ResultTable';
import { type ResultFilters, useResults } from './use-results';

/** The register of results: every number the office has given out, with where the paper and its copy are. */
export const ResultsPage = () => {
  const translate = useTranslate();
  // In the memory of the page only: it survives a look into a dossier, and nothing else.
  const [filters, setFilters] = useStore<ResultFilters>('results.filters', {});
  return (
    <ListPage
      title={translate('results.title')}
      filterBar={<ResultFilterBar filters={filters} onChange={setFilters} />}
      isNarrowed={Object.keys(filters).length > 0}
      list={useResults(filters)}
      none={['results.none', 'results.none_match']}
    >
      {(rows) => <ResultTable rows={rows} />}
    </ListPage>
  );
};
