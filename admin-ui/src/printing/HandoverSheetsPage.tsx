import { useStore, useTranslate } from 'react-admin';
import { ListPage } from '../admin/parts/ListPage';
import { SheetFilterBar } from './SheetFilterBar';
import { SheetTable } from './SheetTable';
import { type SheetFilters, useHandoverSheets } from './use-handover-sheets';

/** Hand-over sheets that were printed, to be found and printed again. */
export const HandoverSheetsPage = () => {
  const translate = useTranslate();
  // In the memory of the page only: it survives a look into a dossier, and nothing else.
  const [filters, setFilters] = useStore<SheetFilters>('handover-sheets.filters', {});
  return (
    <ListPage
      title={translate('papers.sheets.title')}
      back={{ to: '/print-queue', label: translate('papers.page') }}
      filterBar={<SheetFilterBar filters={filters} onChange={setFilters} />}
      isNarrowed={Object.keys(filters).length > 0}
      list={useHandoverSheets(filters)}
      none={['papers.sheets.none', 'papers.sheets.none_match']}
    >
      {(rows) => <SheetTable rows={rows} />}
    </ListPage>
  );
};
