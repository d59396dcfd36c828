import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { toneStyle } from '../../ui/tone';
import type { CalendarDay } from '../admin.types';

/** A sign in the corner beside the colour, for who sees no colour or prints in black. */
export const SIGNS = { off: '×', working: '+' } as const;
const TONES = { off: 'red', working: 'green' } as const;

interface Props {
  readonly kind?: CalendarDay['kind'] | undefined;
  readonly provisional?: boolean;
  readonly today?: boolean;
  readonly weekend?: boolean;
  readonly title?: string | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One day of a month. */
export const DayMark = ({
  kind,
  provisional = false,
  today = false,
  weekend = false,
  title,
  onClick,
  children,
}: Props) => (
  <Box
    component="span"
    title={title}
    onClick={onClick}
    sx={[
      {
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: 30,
        height: 24,
        fontSize: 12,
        borderRadius: 1,
        border: '1px solid transparent',
        ...(onClick && { cursor: 'pointer', '&:hover': { bgcolor: 'action.hover' } }),
        ...(weekend && !kind && { color: 'text.secondary' }),
        ...(kind && { fontWeight: 600, position: 'relative' }),
      },
      kind ? toneStyle(TONES[kind]) : {},
      provisional && { borderStyle: 'dashed', borderColor: 'currentcolor' },
      today && { outline: 2, outlineStyle: 'solid', outlineColor: 'primary.main' },
    ]}
  >
    {children}
    {kind && (
      <Box component="span" aria-hidden sx={{ fontSize: 10, lineHeight: 1, alignSelf: 'flex-start', mt: '2px' }}>
        {SIGNS[kind]}
      </Box>
    )}
  </Box>
);

/** What the signs mean. */
export const Legend = () => {
  const translate = useTranslate();
  const words = (name: string): string => translate(`admin.calendar.legend.${name}`);
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', columnGap: 3, rowGap: 1, mb: 2 }}>
      <LegendEntry mark={<DayMark kind="off">2</DayMark>} words={words('off')} />
      <LegendEntry mark={<DayMark kind="working">2</DayMark>} words={words('working')} />
      <LegendEntry
        mark={
          <DayMark kind="off" provisional>
            2
          </DayMark>
        }
        words={words('provisional')}
      />
      <LegendEntry mark={<DayMark weekend>2</DayMark>} words={words('weekend')} />
      <LegendEntry mark={<DayMark today>2</DayMark>} words={words('today')} />
    </Stack>
  );
};

const LegendEntry = ({ mark, words }: { mark: ReactNode; words: string }) => (
  <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
    <span aria-hidden>{mark}</span>
    <Typography variant="body2">{words}</Typography>
  </Stack>
);
