import { useStore, useTranslate } from 'react-admin';
import { PageHead } from '../admin/parts/PageHead';
import { Waiting } from '../admin/parts/Waiting';
import { Message } from '../ui/Message';
import { PageTurner } from '../ui/PageTurner';
import { NeedsSomebody } from './NeedsSomebody';
import { NoticeFilterBar } from './NoticeFilterBar';
import { NoticeTable } from './NoticeTable';
import { type NoticeFilters, useNotices } from './use-notices';

/** All that the citizens of the office were told, and what became of it. */
export const NoticesPage = () => {
  const translate = useTranslate();
  // In the memory of the page only: it survives a look into a dossier, and nothing else.
  const [filters, setFilters] = useStore<NoticeFilters>('notices.filters', {});
  const { rows, error, again, page, hasNext, hasPrevious, setPage } = useNotices(filters);
  const { needsSomebody, ...others } = filters;
  const setNeedsSomebody = (on: boolean): void => setFilters({ ...others, ...(on && { needsSomebody: 'true' }) });
  const narrowed = Object.keys(filters).length > 0;
  return (
    <>
      <PageHead title={translate('notices.page.title')}>
        <NeedsSomebody on={needsSomebody !== undefined} onChange={setNeedsSomebody} />
      </PageHead>
      <NoticeFilterBar filters={filters} onChange={setFilters} />
      <Waiting data={rows} error={error} again={again}>
        {(shown) =>
          shown.length === 0 ? (
            <Message>{translate(narrowed ? 'notices.page.none_match' : 'notices.page.none')}</Message>
          ) : (
            <NoticeTable rows={shown} />
          )
        }
      </Waiting>
      <PageTurner
        page={page}
        hasNext={hasNext}
        hasPrevious={hasPrevious}
        onPage={setPage}
        group={translate('notices.page.title')}
      />
    </>
  );
};
