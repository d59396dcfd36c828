import { useStore, useTranslate } from 'react-admin';
import { ListPage } from '../admin/parts/ListPage';
import { NeedsSomebody } from './NeedsSomebody';
import { NoticeFilterBar } from './NoticeFilterBar';
import { NoticeTable } from './NoticeTable';
import { type NoticeFilters, useNotices } from './use-notices';

/** All that the citizens of the office were told, and what became of it. */
export const NoticesPage = () => {
  const translate = useTranslate();
  // In the memory of the page only: it survives a look into a dossier, and nothing else.
  const [filters, setFilters] = useStore<NoticeFilters>('notices.filters', {});
  const { needsSomebody, ...others } = filters;
  const setNeedsSomebody = (on: boolean): void => setFilters({ ...others, ...(on && { needsSomebody: 'true' }) });
  return (
    <ListPage
      title={translate('notices.page.title')}
      aside={<NeedsSomebody on={needsSomebody !== undefined} onChange={setNeedsSomebody} />}
      filterBar={<NoticeFilterBar filters={filters} onChange={setFilters} />}
      isNarrowed={Object.keys(filters).length > 0}
      list={useNotices(filters)}
      none={['notices.page.none', 'notices.page.none_match']}
    >
      {(rows) => <NoticeTable rows={rows} />}
    </ListPage>
  );
};
