import Box from '@mui/material/Box';
import { useLocaleState, useTranslate } from 'react-admin';

/** In units of the drawing, which is as wide as the page lets it be. */
const WIDTH = 1000;
const HEIGHT = 190;
const TOP = 24;
const BOTTOM = 30;
const MOST_WIDE = 110;

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

interface Props {
  readonly bars: readonly Bar[];
  /** What is drawn is late, all of it. */
  readonly late?: boolean;
  /** No table stands under it. */
  readonly alone?: boolean;
}

/** How many are in each band or of each kind. The table under it, where there is one, has the same numbers. */
export const BandChart = ({ bars, late = false, alone = false }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const most = Math.max(...bars.map(({ count }) => count));
  if (most <= 0) return null;
  const step = WIDTH / bars.length;
  const wide = Math.min(step * 0.6, MOST_WIDE);
  const words = bars.map(({ name, count }) => `${name}: ${count.toLocaleString(locale)}`).join('; ');
  return (
    <Box component="figure" sx={{ m: 0, mb: 2, maxWidth: 1200 }}>
      <Box
        component="svg"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={translate(alone ? 'boards.bands_alone' : 'boards.bands_described', { bands: words })}
        sx={{ display: 'block', width: '100%', fontSize: 13, '& text': { fill: 'var(--mui-palette-text-secondary)' } }}
      >
        {bars.map(({ key, name, count }, index) => {
          const high = ((HEIGHT - TOP - BOTTOM) * count) / most;
          const middle = step * (index + 0.5);
          return (
            <g key={key}>
              <rect
                x={middle - wide / 2}
                y={HEIGHT - BOTTOM - high}
                width={wide}
                height={high}
                rx={2}
                fill={late ? 'var(--mui-palette-error-main)' : 'var(--mui-palette-primary-main)'}
              />
              <text x={middle} y={HEIGHT - BOTTOM - high - 7} textAnchor="middle" fontWeight={600}>
                {count.toLocaleString(locale)}
              </text>
              <text x={middle} y={HEIGHT - 9} textAnchor="middle">
                {name}
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
};
