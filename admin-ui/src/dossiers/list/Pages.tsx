import { useListContext, useTranslate } from 'react-admin';
import { PageTurner } from '../../ui/PageTurner';

/** Turns the pages of the list around it. */
export const Pages = () => {
  const translate = useTranslate();
  const { page, setPage, hasNextPage, hasPreviousPage } = useListContext();
  return (
    <PageTurner
      page={page}
      hasPrevious={hasPreviousPage === true}
      hasNext={hasNextPage === true}
      onPage={setPage}
      group={translate('list.title')}
    />
  );
};
