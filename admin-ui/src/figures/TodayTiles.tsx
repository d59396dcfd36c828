import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { TODAY_FIGURES, type TodayFigure, type TodayFigures } from '@motcua/shared/figures';
import { type Tone, toneText } from '../ui/tone';
import { Defined } from './Defined';
import { FigureLink } from './FigureLink';

/** What of today is looked at first. */
export const TONE: Partial<Record<TodayFigure, Tone>> = {
  overdue: 'red',
  todayDue: 'amber',
  willBeLate: 'amber',
  untold: 'red',
};

/** How the office stands now: numbers that open their lists. */
export const TodayTiles = ({ today: { figures, office } }: { readonly today: TodayFigures }) => (
  <Box
    component="ul"
    sx={{
      display: 'grid',
      gridTemplateColumns: { xs: 'repeat(2, 1fr)', md: 'repeat(4, 1fr)', xl: 'repeat(8, 1fr)' },
      gap: 1,
      p: 0,
      m: 0,
      listStyle: 'none',
    }}
  >
    {TODAY_FIGURES.map((id) => {
      const tone = figures[id] > 0 ? TONE[id] : undefined;
      return (
        <Stack
          key={id}
          component="li"
          sx={{
            px: 2,
            py: 1.25,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            bgcolor: 'background.paper',
          }}
        >
          <Box sx={[{ fontSize: 24, fontWeight: 600, lineHeight: 1.3 }, tone ? toneText(tone) : {}]}>
            <FigureLink figure={id} count={figures[id]} of={office.name} big />
          </Box>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
            <Defined figure={id} />
          </Box>
        </Stack>
      );
    })}
  </Box>
);
