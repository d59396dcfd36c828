import Paper from '@mui/material/Paper';
import { ListBase, useListContext, useStore, useTranslate } from 'react-admin';
import { usePreferences } from '../../providers/use-preferences';
import { Message } from '../../ui/Message';
import { problemOf } from '../../providers/http';
import { BatchBar } from '../batch/BatchBar';
import type { DossierRow } from '../dossier.types';
import { chosenColumns, type Place } from './columns';
import { DossierTable, type Sorting } from './DossierTable';
import { askedFilters, type ListFilters, type View } from './list-query';
import { Pages } from './Pages';
import { useListScope, usePlace } from './use-list-scope';

interface Props {
  readonly view: View;
  readonly filters?: ListFilters;
  readonly q?: string;
  /** What to say when there is nothing. */
  readonly empty: string;
  readonly emptyAction?: { readonly label: string; readonly run: () => void } | undefined;
}

/** A page of dossiers with its table, its pages and what can be done with a selection. */
export const DossierListBase = ({ view, filters = {}, q = '', empty, emptyAction }: Props) => {
  const scope = useListScope(view);
  const place = usePlace(view, filters);
  const [sort, setSort] = useStore<Sorting>(`dossiers.sort.${view}`, { field: 'runsOutAt', order: 'ASC' });
  const filter = { view, ...(filters.officeCode === undefined && scope), ...askedFilters(filters), ...(q && { q }) };
  return (
    <ListBase<DossierRow>
      key={JSON.stringify({ filter, sort })}
      resource="dossiers"
      filter={filter}
      sort={sort}
      perPage={25}
      disableSyncWithLocation
      storeKey={false}
      queryOptions={{ onError: () => undefined, retry: false }}
    >
      <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', overflowX: 'auto' }}>
        <Body place={place} sort={sort} onSort={setSort} empty={empty} emptyAction={emptyAction} />
      </Paper>
      <Pages />
      <BatchBar />
    </ListBase>
  );
};

const Body = ({
  place,
  sort,
  onSort,
  empty,
  emptyAction,
}: { place: Place; sort: Sorting; onSort: (sort: Sorting) => void } & Pick<Props, 'empty' | 'emptyAction'>) => {
  const translate = useTranslate();
  const { preferences } = usePreferences();
  const { data, error, isPending, refetch, selectedIds, onSelect } = useListContext<DossierRow>();
  if (error) {
    return (
      <Message action={translate('app.retry')} onAction={() => void refetch()}>
        {translate(`errors.${problemOf(error).code}`)}
      </Message>
    );
  }
  if (!isPending && data?.length === 0) {
    return <Message {...(emptyAction && { action: emptyAction.label, onAction: emptyAction.run })}>{empty}</Message>;
  }
  return (
    <DossierTable
      rows={isPending ? null : (data ?? [])}
      columns={chosenColumns(preferences.columns, place)}
      selected={selectedIds}
      onSelect={onSelect}
      sort={sort}
      onSort={onSort}
    />
  );
};
