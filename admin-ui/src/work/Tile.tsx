import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { type Tone, toneText } from '../ui/tone';
import { useShortcut } from '../keyboard/use-shortcut';

export type TileTone = Tone;

interface Props {
  readonly keys: string;
  readonly label: string;
  /** What it counts besides, where the label does not say. */
  readonly besides?: string;
  readonly tone: TileTone;
  /** Undefined until it is counted. */
  readonly count: number | undefined;
  readonly chosen: boolean;
  readonly onPress: () => void;
}

/** A number that is a filter: what it counts is what it shows. */
export const Tile = ({ keys, label, besides, tone, count, chosen, onPress }: Props) => {
  const translate = useTranslate();
  useShortcut(keys, label, translate('work.title'), onPress);
  return (
    <Tooltip title={`${label}${besides ? `, ${besides}` : ''} (${keys})`}>
      <Box
        component="button"
        type="button"
        aria-pressed={chosen}
        aria-keyshortcuts={keys}
        onClick={onPress}
        sx={[
          {
            font: 'inherit',
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            px: 1.75,
            minHeight: 44,
            minWidth: 116,
            border: 1,
            borderColor: chosen ? 'primary.main' : 'divider',
            boxShadow: chosen ? 'inset 0 0 0 1px var(--mui-palette-primary-main)' : 'none',
            borderRadius: 1,
            bgcolor: 'background.paper',
            color: 'text.primary',
            cursor: 'pointer',
            '&:hover': { borderColor: 'text.secondary' },
            '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
          },
        ]}
      >
        <Box
          component="span"
          sx={[
            { fontSize: 20, fontWeight: 600, minWidth: 16, textAlign: 'left' },
            count ? toneText(tone) : { color: 'text.secondary' },
          ]}
        >
          {count ?? <Skeleton width={20} />}
        </Box>
        <Box component="span" sx={{ fontSize: 14 }}>
          {label}
        </Box>
      </Box>
    </Tooltip>
  );
};
