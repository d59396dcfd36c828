import Box from '@mui/material/Box';
import { type FigureId, FIGURES } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';

/** In units of the drawing, which is as wide as the page lets it be. */
const WIDTH = 1000;
const HEIGHT = 190;
const TOP = 24;
const BOTTOM = 30;
const MOST_WIDE = 110;

interface Props<Id extends FigureId> {
  readonly bands: readonly Id[];
  readonly counts: Readonly<Record<Id, number>>;
  /** What is drawn is late, all of it. */
  readonly late: boolean;
}

/** How many are in each band. The last row of the table under it has the same numbers. */
export function BandChart<Id extends FigureId>({ bands, counts, late }: Props<Id>) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const most = Math.max(...bands.map((id) => counts[id]));
  if (most === 0) return null;
  const nameOf = (id: Id): string => FIGURES[id][locale === 'en' ? 'en' : 'vi'].name;
  const step = WIDTH / bands.length;
  const wide = Math.min(step * 0.6, MOST_WIDE);
  const words = bands.map((id) => `${nameOf(id)}: ${counts[id].toLocaleString(locale)}`).join('; ');
  return (
    <Box component="figure" sx={{ m: 0, mb: 2, maxWidth: 1000 }}>
      <Box
        component="svg"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={translate('boards.bands_described', { bands: words })}
        sx={{ display: 'block', width: '100%', fontSize: 13, '& text': { fill: 'var(--mui-palette-text-secondary)' } }}
      >
        {bands.map((id, index) => {
          const high = ((HEIGHT - TOP - BOTTOM) * counts[id]) / most;
          const middle = step * (index + 0.5);
          return (
            <g key={id}>
              <rect
                x={middle - wide / 2}
                y={HEIGHT - BOTTOM - high}
                width={wide}
                height={high}
                rx={2}
                fill={late ? 'var(--mui-palette-error-main)' : 'var(--mui-palette-primary-main)'}
              />
              <text x={middle} y={HEIGHT - BOTTOM - high - 7} textAnchor="middle" fontWeight={600}>
                {counts[id].toLocaleString(locale)}
              </text>
              <text x={middle} y={HEIGHT - 9} textAnchor="middle">
                {nameOf(id)}
              </text>
            </g>
          );
        })}
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT - BOTTOM}
          y2={HEIGHT - BOTTOM}
          stroke="var(--mui-palette-divider)"
          strokeWidth={1.5}
        />
      </Box>
    </Box>
  );
}
