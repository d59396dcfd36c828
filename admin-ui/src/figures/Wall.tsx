import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { localDateOf } from '@motcua/shared/calendar';
import { type FigureOfficeChoice, FIGURES, isOverdueAge, AGEING_FIGURES, TODAY_FIGURES } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Waiting } from '../admin/parts/Waiting';
import { useConnected } from '../live/use-live';
import { useNow } from '../time/use-now';
import { toneText } from '../ui/tone';
import { BandChart } from './BandChart';
import { TONE } from './TodayTiles';
import { useBars } from './use-bars';
import { useAgeing, useOnTime, useToday } from './use-figures';
import { useLiveFigures } from './use-live-figures';
import { percentText, timeOf } from './words';

const OVERDUE = AGEING_FIGURES.filter((id) => isOverdueAge(id));

interface Props {
  readonly office: FigureOfficeChoice;
  readonly below: boolean;
}

/** Numbers to be read from the other end of the room. */
export const Wall = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const now = useNow();
  const connected = useConnected();
  useLiveFigures();
  const asked = { officeCode: office.code, below };
  const today = useToday(asked);
  const name = below ? translate('figures.where_below', { office: office.name }) : office.name;
  const clock = now.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 'clamp(12px, 1.4vw, 28px)',
        // All of the screen and no more: nobody is there to scroll.
        minHeight: 'calc(100vh - 2 * clamp(16px, 2vw, 40px))',
        gridTemplateRows: 'auto 3fr 3fr auto',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 3 }}>
        <Typography
          component="h1"
          tabIndex={-1}
          sx={{ flex: 1, fontSize: 'clamp(22px, 2.2vw, 44px)', fontWeight: 600, outline: 0 }}
        >
          {name}
        </Typography>
        <Box sx={{ fontSize: 'clamp(22px, 2.2vw, 44px)', fontVariantNumeric: 'tabular-nums' }}>{clock}</Box>
      </Box>
      <Waiting {...today}>
        {({ figures }) => (
          <Box component="ul" sx={{ ...GRID, p: 0, m: 0, listStyle: 'none' }}>
            {TODAY_FIGURES.map((id) => {
              const tone = figures[id] > 0 ? TONE[id] : undefined;
              return (
                <Box key={id} component="li" sx={TILE}>
                  <Box
                    sx={[
                      { fontSize: 'clamp(40px, 4.6vw, 92px)', fontWeight: 600, lineHeight: 1.1 },
                      tone ? toneText(tone) : {},
                    ]}
                  >
                    {figures[id].toLocaleString(locale)}
                  </Box>
                  <Box sx={{ fontSize: SMALL, color: 'text.secondary' }}>
                    {FIGURES[id][locale === 'en' ? 'en' : 'vi'].name}
                  </Box>
                </Box>
              );
            })}
          </Box>
        )}
      </Waiting>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 'inherit' }}>
        {/* By the clock of the figures: a screen on a wall may go by any. */}
        {today.data && <ThisMonth office={office} below={below} day={localDateOf(new Date(today.data.asOf))} />}
        <Overdue office={office} below={below} />
      </Box>
      <Box sx={{ display: 'flex', gap: 3, fontSize: 'clamp(13px, 1vw, 20px)', color: 'text.secondary' }}>
        <Box role="status" sx={[{ flex: 1 }, connected ? {} : toneText('red')]}>
          {connected
            ? today.data && translate('wall.as_of', { time: timeOf(today.data.asOf, locale) })
            : translate('wall.lost')}
        </Box>
        <MuiLink component={Link} to="/figures" color="inherit">
          {translate('wall.back')}
        </MuiLink>
      </Box>
    </Box>
  );
};

const SMALL = 'clamp(15px, 1.25vw, 26px)';
const GRID = {
  display: 'grid',
  gridTemplateColumns: 'repeat(4, 1fr)',
  gridAutoRows: '1fr',
  gap: 'clamp(12px, 1.4vw, 28px)',
} as const;
const TILE = {
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'center',
  px: 'clamp(16px, 1.6vw, 32px)',
  py: 'clamp(10px, 1vw, 22px)',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  fontVariantNumeric: 'tabular-nums',
} as const;

/** How much was settled in time since the first of the month. */
const ThisMonth = ({ office, below, day }: Props & { readonly day: string }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const report = useOnTime(
    { officeCode: office.code, below },
    { from: `${day.slice(0, 7)}-01`, to: day },
    'month',
    EVERY_MS,
  );
  return (
    <Box component="section" sx={TILE}>
      <Typography component="h2" sx={{ fontSize: SMALL, fontWeight: 600 }}>
        {translate('wall.this_month')}
      </Typography>
      <Waiting {...report}>
        {({ data: [month] }) =>
          month && (
            <>
              <Box sx={{ fontSize: 'clamp(40px, 4.6vw, 92px)', fontWeight: 600, lineHeight: 1.2 }}>
                {month.onTimePercent === null ? '–' : percentText(month.onTimePercent, locale)}
              </Box>
              <Box sx={{ fontSize: SMALL, color: 'text.secondary' }}>
                {translate('wall.settled', {
                  settled: (month.beforeTime + month.onTime + month.late).toLocaleString(locale),
                  late: month.late.toLocaleString(locale),
                })}
              </Box>
            </>
          )
        }
      </Waiting>
    </Box>
  );
};

/** A share of a month does not change with each dossier. */
const EVERY_MS = 300_000;

const Overdue = ({ office, below }: Props) => {
  const translate = useTranslate();
  const report = useAgeing({ officeCode: office.code, below }, 'office');
  const barsOf = useBars<(typeof OVERDUE)[number]>(OVERDUE);
  return (
    <Box
      component="section"
      sx={{ ...TILE, '& figure': { maxWidth: 'none', mt: 1, mb: 0 }, '& svg': { maxHeight: '32vh', fontSize: 17 } }}
    >
      <Typography component="h2" sx={{ fontSize: SMALL, fontWeight: 600 }}>
        {translate('boards.age_heading.overdue')}
      </Typography>
      <Waiting {...report}>
        {({ total }) =>
          total.overdue > 0 ? (
            <BandChart bars={barsOf(total)} late alone />
          ) : (
            <Box sx={{ fontSize: SMALL, color: 'text.secondary', py: 4 }}>{translate('boards.age_empty.overdue')}</Box>
          )
        }
      </Waiting>
    </Box>
  );
};
