import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type DossierState, FINAL_STATES } from '@motcua/shared/dossiers';
import { useStore, useTranslate } from 'react-admin';
import { Navigate, useNavigate } from 'react-router-dom';
import { PageHead } from '../ui/PageHead';
import { useWaitingApprovals } from '../dossiers/use-waiting-approvals';
import { DossierListBase } from '../dossiers/list/DossierListBase';
import type { ListFilters } from '../dossiers/list/list-query';
import { KeyButton } from '../keyboard/KeyButton';
import { Loading } from '../ui/Loading';
import { seesPapers, useRoles } from '../providers/use-roles';
import { useMoveCounts } from '../calendar-moves/use-moves';
import { Alerts } from './Alerts';
import { DigestPanel } from './DigestPanel';
import { Tile, type TileTone } from './Tile';
import { type Counts, useWorkCounts } from './use-counts';
import { useForecastsToday, useHitRate } from './use-forecasts';
import { useShowList } from './use-show-list';
import { useWorkView } from './use-work-view';

interface WorkTile {
  readonly name: string;
  readonly tone: TileTone;
  readonly filters: ListFilters;
  /** It counts answers owed, too, which tiles of figures keep apart. */
  readonly withAnswers?: true;
  readonly count: (counts: Counts) => number;
}

const WAITING: readonly DossierState[] = ['awaiting_supplement', 'awaiting_payment'];

const TILES: readonly WorkTile[] = [
  { name: 'overdue', tone: 'red', filters: { due: 'overdue' }, withAnswers: true, count: ({ due }) => due.overdue },
  { name: 'today', tone: 'amber', filters: { due: 'today' }, withAnswers: true, count: ({ due }) => due.today },
  { name: 'soon', tone: 'amber', filters: { due: 'soon' }, count: ({ due }) => due.soon },
  { name: 'waiting', tone: 'blue', filters: { state: WAITING }, count: ({ waitingCitizen }) => waitingCitizen },
  { name: 'to_hand_over', tone: 'green', filters: { state: ['decided'] }, count: ({ toHandOver }) => toHandOver },
];

/** What is mine or my desk's, ordered by what runs out first. Tiles and states narrow it to exactly what they count. */
export const MyWork = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const roles = useRoles();
  const view = useWorkView();
  const counts = useWorkCounts();
  const approvals = useWaitingApprovals();
  const forecasts = useForecastsToday();
  const hitRate = useHitRate();
  const moves = useMoveCounts();
  const showList = useShowList();
  const [filters, setFilters] = useStore<ListFilters>('work.filters', {});
  if (roles.size === 0) return <Loading />;
  if (!seesPapers(roles)) return <Navigate to="/admin/procedures" replace />;
  const chosen = JSON.stringify(filters);
  const choose = (next: ListFilters): void => setFilters(JSON.stringify(next) === chosen ? {} : next);
  const narrowed = chosen !== '{}';
  return (
    <>
      <PageHead title={translate('work.title')}>
        {roles.has('counter_officer') && (
          <KeyButton
            keys="n"
            label={translate('work.new_intake')}
            group={translate('work.title')}
            variant="contained"
            onPress={() => void navigate('/intake')}
          />
        )}
      </PageHead>
      <DigestPanel />
      <Stack
        direction="row"
        role="group"
        aria-label={translate('work.tiles')}
        useFlexGap
        spacing={1}
        sx={{ flexWrap: 'wrap', mb: 1.5 }}
      >
        {TILES.map(({ name, tone, filters: own, withAnswers, count }, index) => (
          <Tile
            key={name}
            keys={String(index + 1)}
            label={translate(`work.tile.${name}`)}
            {...(withAnswers && { besides: translate('work.with_answers') })}
            tone={tone}
            count={counts && count(counts)}
            chosen={chosen === JSON.stringify(own)}
            onPress={() => choose(own)}
          />
        ))}
        {forecasts !== undefined && (
          <Tile
            keys={String(TILES.length + 2)}
            label={translate('forecast.tile')}
            tone="red"
            count={forecasts.words.late}
            chosen={false}
            onPress={() => showList({ forecast: ['late'] })}
          />
        )}
        {moves !== undefined && moves.pending > 0 && (
          <Tile
            keys={String(TILES.length + 3)}
            label={translate('calendar_moves.tile')}
            tone="amber"
            count={moves.pending}
            chosen={false}
            onPress={() => void navigate('/calendar-moves')}
          />
        )}
        {approvals !== undefined && approvals.length > 0 && (
          <Tile
            keys={String(TILES.length + 1)}
            label={translate('work.tile.approvals')}
            tone="blue"
            count={approvals.length}
            chosen={false}
            onPress={() => void navigate('/approvals')}
          />
        )}
      </Stack>
      <Alerts />
      {hitRate && (
        <Typography variant="body2" color="textSecondary" title={translate('forecast.hit_rate_title')} sx={{ mb: 1 }}>
          {translate('forecast.hit_rate', { right: hitRate.right, judged: hitRate.judged })}
        </Typography>
      )}
      {counts && <StateLine counts={counts} filters={filters} choose={choose} />}
      <DossierListBase
        view={view}
        filters={filters}
        empty={translate(narrowed ? 'work.nothing_here' : 'work.nothing')}
        emptyAction={narrowed ? { label: translate('work.show_all'), run: () => setFilters({}) } : undefined}
      />
    </>
  );
};

/** How many there are in each state; each is a filter as well. */
const StateLine = ({
  counts,
  filters,
  choose,
}: {
  counts: Counts;
  filters: ListFilters;
  choose: (filters: ListFilters) => void;
}) => {
  const translate = useTranslate();
  const states = Object.entries(counts.states).filter(([, count]) => count > 0) as [DossierState, number][];
  if (states.length === 0) return null;
  return (
    <Stack
      direction="row"
      useFlexGap
      role="group"
      aria-label={translate('work.states')}
      sx={{ flexWrap: 'wrap', columnGap: 0.5, rowGap: 0.5, mb: 1, alignItems: 'center' }}
    >
      {states.map(([state, count]) => {
        const chosen = filters.state?.length === 1 && filters.state[0] === state;
        return (
          <Box
            key={state}
            component="button"
            type="button"
            aria-pressed={chosen}
            onClick={() => choose({ state: [state] })}
            sx={{
              font: 'inherit',
              fontSize: 13,
              px: 1,
              minHeight: 28,
              border: 0,
              borderRadius: 1,
              cursor: 'pointer',
              color: chosen ? 'text.primary' : 'text.secondary',
              fontWeight: chosen ? 600 : 400,
              bgcolor: chosen ? 'action.selected' : 'transparent',
              '&:hover': { bgcolor: 'action.hover' },
              '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
            }}
          >
            {translate(`states.${state}`)}{' '}
            <strong>
              {count}
              {!counts.total.exact && FINAL_STATES.includes(state) && '+'}
            </strong>
          </Box>
        );
      })}
    </Stack>
  );
};
