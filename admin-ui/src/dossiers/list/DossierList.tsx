import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { PageHead } from '../../ui/PageHead';
import { KeyButton } from '../../keyboard/KeyButton';
import { Loading } from '../../ui/Loading';
import { Message } from '../../ui/Message';
import { seesPapers, useRoles } from '../../providers/use-roles';
import type { SignedIn } from '../../providers/auth-provider';
import { problemOf } from '../../providers/http';
import { useSignedIn } from '../../providers/use-signed-in';
import { ColumnChoice } from './ColumnChoice';
import { DossierListBase } from './DossierListBase';
import { ExportButton } from './ExportButton';
import { FilterBar } from './FilterBar';
import { countFilters, type ListFilters, type View, VIEWS } from './list-query';
import { usePlace } from './use-list-scope';

/** What a person wants to see first follows from what they do. */
function firstView({ roles }: SignedIn): View {
  const has = (name: string): boolean => roles.some(({ role }) => role === name);
  if (has('counter_officer')) return 'desk';
  return has('supervisor') && roles.length === 1 ? 'office' : 'mine';
}

export const DossierList = () => {
  const translate = useTranslate();
  const { person, error, refetch } = useSignedIn();
  const roles = useRoles();
  if (person) return seesPapers(roles) ? <ListFor person={person} /> : <Message>{translate('list.no_papers')}</Message>;
  if (!error) return <Loading />;
  return (
    <Message action={translate('app.retry')} onAction={() => void refetch?.()}>
      {translate(`errors.${problemOf(error).code}`)}
    </Message>
  );
};

/** View, filters and search live in the memory of the page: they survive a look into a dossier, and nothing else. */
const ListFor = ({ person }: { person: SignedIn }) => {
  const translate = useTranslate();
  const [view, setView] = useStore<View>('dossiers.view', firstView(person));
  const [filters, setFilters] = useStore<ListFilters>('dossiers.filters', {});
  const [q, setQ] = useStore('dossiers.q', '');
  const [filtering, setFiltering] = useState(countFilters(filters) > 0);
  const narrowed = countFilters(filters);
  // Who searches means the whole office, whatever they looked at before.
  const shown = q === '' ? view : 'office';
  const place = usePlace(shown, filters);
  return (
    <>
      <PageHead title={translate('list.title')}>
        <KeyButton
          keys="f"
          label={narrowed > 0 ? translate('list.filters_on', { count: narrowed }) : translate('list.filters')}
          group={translate('list.title')}
          onPress={() => setFiltering(!filtering)}
          color={narrowed > 0 ? 'primary' : 'inherit'}
          aria-expanded={filtering}
        />
        <ColumnChoice place={place} />
        <ExportButton view={shown} filters={filters} q={q} />
      </PageHead>
      <Tabs
        value={shown}
        onChange={(_event, next: View) => {
          setQ('');
          setView(next);
        }}
        variant="scrollable"
        aria-label={translate('list.views_label')}
        sx={{ mb: 1 }}
      >
        {VIEWS.map((one) => (
          <Tab key={one} value={one} label={translate(`list.views.${one}`)} />
        ))}
      </Tabs>
      {q !== '' && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }} role="status">
          {translate('list.searching', { q: hidden(q) })}
        </Typography>
      )}
      {filtering && <FilterBar filters={filters} onChange={setFilters} />}
      <DossierListBase
        view={shown}
        filters={filters}
        q={q}
        empty={emptyWords(shown, q, narrowed > 0, translate)}
        emptyAction={narrowed > 0 ? { label: translate('list.clear_filters'), run: () => setFilters({}) } : undefined}
      />
    </>
  );
};

function emptyWords(view: View, q: string, narrowed: boolean, translate: ReturnType<typeof useTranslate>): string {
  if (q) return translate('list.nothing_found', { q: hidden(q) });
  return translate(narrowed ? 'list.nothing_matches' : `list.empty.${view}`);
}

/** Numbers of people are not repeated on the screen, where the next in the queue reads along. */
const hidden = (q: string): string => (/^[\d\s.+-]{9,}$/.test(q) ? `…${q.replace(/\D/g, '').slice(-4)}` : q);
