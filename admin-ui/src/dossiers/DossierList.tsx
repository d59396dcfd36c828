import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { ListBase, useListContext, useStore, useTranslate } from 'react-admin';
import { Loading } from '../layout/Loading';
import { Message } from '../layout/Message';
import { useOffice } from '../layout/OfficeChoice';
import type { SignedIn } from '../providers/auth-provider';
import { problemOf } from '../providers/http';
import { useSignedIn } from '../providers/use-signed-in';
import type { DossierRow } from './dossier.types';
import { DossierTable } from './DossierTable';
import { SearchBox } from './SearchBox';

const VIEWS = ['mine', 'desk', 'overdue', 'dueSoon', 'waitingCitizen', 'toHandOver', 'office'] as const;
type View = (typeof VIEWS)[number];

/** What a person wants to see first follows from what they do. */
function firstView({ roles }: SignedIn): View {
  const has = (name: string): boolean => roles.some(({ role }) => role === name);
  if (has('counter_officer')) return 'desk';
  return has('supervisor') && roles.length === 1 ? 'office' : 'mine';
}

export const DossierList = () => {
  const translate = useTranslate();
  const { person, error, refetch } = useSignedIn();
  if (person) {
    const seesPapers = person.roles.some(({ role }) => role !== 'administrator');
    return seesPapers ? <ListFor person={person} /> : <Message>{translate('list.no_papers')}</Message>;
  }
  if (!error) return <Loading />;
  return (
    <Message action={translate('app.retry')} onAction={() => void refetch?.()}>
      {translate(`errors.${problemOf(error).code}`)}
    </Message>
  );
};

/** View and search live in the memory of the page: they survive a look into a dossier, and nothing else. */
const ListFor = ({ person }: { person: SignedIn }) => {
  const translate = useTranslate();
  const [view, setView] = useStore<View>('dossiers.view', firstView(person));
  const [q, setQ] = useStore('dossiers.q', '');
  const { codes, code } = useOffice();
  const officeCode = codes.length > 1 ? code : undefined;
  const filter = { view, ...(q && { q }), ...(officeCode && { officeCode }) };
  return (
    <>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center', mb: 1 }}>
        <Typography component="h1" variant="h1" sx={{ flex: 1 }}>
          {translate('list.title')}
        </Typography>
        <SearchBox value={q} onSearch={setQ} />
      </Stack>
      <Tabs
        value={view}
        onChange={(_event, next: View) => setView(next)}
        variant="scrollable"
        aria-label={translate('list.title')}
        sx={{ mb: 1 }}
      >
        {VIEWS.map((one) => (
          <Tab key={one} value={one} label={translate(`list.views.${one}`)} />
        ))}
      </Tabs>
      <ListBase<DossierRow>
        key={JSON.stringify(filter)}
        resource="dossiers"
        filter={filter}
        sort={{ field: 'dueAt', order: 'ASC' }}
        perPage={25}
        disableSyncWithLocation
        storeKey={false}
        queryOptions={{ onError: () => undefined, retry: false }}
      >
        <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', overflowX: 'auto' }}>
          <ListBody view={view} q={q} searchOffice={() => setView('office')} />
        </Paper>
        <Pages />
      </ListBase>
    </>
  );
};

const ListBody = ({ view, q, searchOffice }: { view: View; q: string; searchOffice: () => void }) => {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useListContext<DossierRow>();
  if (error) {
    return (
      <Message action={translate('app.retry')} onAction={() => void refetch()}>
        {translate(`errors.${problemOf(error).code}`)}
      </Message>
    );
  }
  if (!isPending && data?.length === 0) {
    if (!q) return <Message>{translate(`list.empty.${view}`)}</Message>;
    const nothing = translate('list.nothing_found', { q });
    if (view === 'office') return <Message>{nothing}</Message>;
    return (
      <Message action={translate('list.search_everywhere')} onAction={searchOffice}>
        {nothing}
      </Message>
    );
  }
  return <DossierTable rows={isPending ? null : (data ?? [])} />;
};

/** The API pages by key, so there are a page before and a page after, and no number of pages. */
const Pages = () => {
  const translate = useTranslate();
  const { page, setPage, hasNextPage, hasPreviousPage } = useListContext();
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'flex-end', py: 1 }}>
      <IconButton
        size="small"
        aria-label={translate('list.previous')}
        disabled={!hasPreviousPage}
        onClick={() => setPage(page - 1)}
      >
        <ChevronLeft />
      </IconButton>
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {translate('list.page', { page })}
      </Typography>
      <IconButton
        size="small"
        aria-label={translate('list.next')}
        disabled={!hasNextPage}
        onClick={() => setPage(page + 1)}
      >
        <ChevronRight />
      </IconButton>
    </Stack>
  );
};
