import Box from '@mui/material/Box';
import type { OnTimeRow } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';
import { monthOf, percentText } from './words';

/** In units of the drawing, which is as wide as the page lets it be. */
const WIDTH = 1000;
const HEIGHT = 230;
const LEFT = 56;
const RIGHT = 16;
const TOP = 14;
const BOTTOM = 28;
const STEPS = 4;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

/** Share settled in time of each month, and of the same month a year before. The table under it has every number. */
export const OnTimeChart = ({ rows }: { readonly rows: readonly OnTimeRow[] }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const shares = rows.flatMap(({ onTimePercent, lastYear }) => [onTimePercent, lastYear?.onTimePercent ?? null]);
  const known = shares.filter((share) => share !== null);
  if (known.length === 0) return null;
  const lowest = lowestOf(known);
  const across = (index: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * (index + 0.5)) / rows.length;
  const down = (share: number): number => TOP + ((HEIGHT - TOP - BOTTOM) * (100 - share)) / (100 - lowest);
  const points = (
    ofMonth: (row: OnTimeRow) => { from: string; onTimePercent: number | null } | null,
  ): (Point | null)[] =>
    rows.map((row, index) => {
      const month = ofMonth(row);
      if (month === null || month.onTimePercent === null) return null;
      const words = `${monthOf(month.from)}: ${percentText(month.onTimePercent, locale)}`;
      return { x: across(index), y: down(month.onTimePercent), words };
    });
  const these = points((row) => row);
  const before = points(({ lastYear }) => lastYear);
  const words = (all: readonly (Point | null)[]): string =>
    all.flatMap((point) => (point ? [point.words] : [])).join('; ');
  return (
    <Box component="figure" sx={{ m: 0, mb: 2, maxWidth: 1200, '@media print': { maxWidth: 720 } }}>
      <Box component="figcaption" aria-hidden sx={{ display: 'flex', gap: 3, fontSize: 13, mb: 0.5 }}>
        <Key words={translate('on_time.this_year')} />
        <Key words={translate('on_time.last_year')} before />
      </Box>
      <Box
        component="svg"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={translate('on_time.described', { these: words(these), before: words(before) || '–' })}
        sx={{ display: 'block', width: '100%', fontSize: 13, '& text': { fill: 'var(--mui-palette-text-secondary)' } }}
      >
        {Array.from({ length: STEPS + 1 }, (_none, step) => lowest + ((100 - lowest) * step) / STEPS).map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={down(share)} y2={down(share)} stroke="var(--mui-palette-divider)" />
            <text x={LEFT - 8} y={down(share) + 4} textAnchor="end">
              {`${share.toLocaleString(locale)}\u00a0%`}
            </text>
          </g>
        ))}
        {rows.map(({ key, from }, index) => (
          <text key={key} x={across(index)} y={HEIGHT - 6} textAnchor="middle">
            {monthOf(from)}
          </text>
        ))}
        <Line points={before} colour="var(--mui-palette-text-secondary)" dashed />
        <Line points={these} colour="var(--mui-palette-primary-main)" />
      </Box>
    </Box>
  );
};

/** A round share below all of them: most offices are above nine tenths, where all differences would be flat. */
const lowestOf = (shares: readonly number[]): number =>
  Math.max(0, Math.min(80, Math.floor((Math.min(...shares) - 1) / 20) * 20));

const Line = ({
  points,
  colour,
  dashed = false,
}: {
  readonly points: readonly (Point | null)[];
  readonly colour: string;
  readonly dashed?: boolean;
}) => (
  <g stroke={colour} strokeWidth={dashed ? 1.5 : 2.5} strokeDasharray={dashed ? '6 5' : undefined}>
    <path d={pathOf(points)} fill="none" />
    {points.map(
      (point) =>
        point && (
          <circle
            key={point.x}
            cx={point.x}
            cy={point.y}
            r={dashed ? 3.5 : 4.5}
            fill={dashed ? 'var(--mui-palette-background-paper)' : colour}
            strokeDasharray="none"
          >
            <title>{point.words}</title>
          </circle>
        ),
    )}
  </g>
);

/** Where nothing was settled the line is broken. */
const pathOf = (points: readonly (Point | null)[]): string =>
  points.map((point, index) => (point ? `${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}` : '')).join(' ');

const Key = ({ words, before = false }: { readonly words: string; readonly before?: boolean }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
    <Box
      sx={{
        width: 28,
        borderTop: before ? 2 : 3,
        borderStyle: before ? 'dashed' : 'solid',
        borderColor: before ? 'text.secondary' : 'primary.main',
        borderWidth: before ? '2px 0 0' : '3px 0 0',
      }}
    />
    {words}
  </Box>
);
