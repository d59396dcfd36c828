import Close from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Key } from '../keyboard/Key';
import { useShortcut } from '../keyboard/use-shortcut';
import type { CardPlace } from './card';

interface Props {
  readonly name: string;
  readonly place: CardPlace;
  readonly onPlace: (place: CardPlace) => void;
  readonly onClose: () => void;
}

const PLACES = ['bearer', 'owner'] as const;
/** With Alt: the cursor mostly stands in a field. No digits: with Alt they are how some scanners type. */
const KEYS = { bearer: 'Alt+N', owner: 'Alt+C' } as const satisfies Record<CardPlace, string>;

/** Asked beside the form and in nobody's way: the card already stands where it likeliest belongs. */
export const CardQuestion = ({ name, place, onPlace, onClose }: Props) => {
  const translate = useTranslate();
  const words = (one: CardPlace): string => translate(`intake.card.${one}`);
  const group = translate('intake.group');
  useShortcut(KEYS.bearer, words('bearer'), group, () => onPlace('bearer'));
  useShortcut(KEYS.owner, words('owner'), group, () => onPlace('owner'));
  return (
    <Paper
      role="group"
      aria-label={translate('intake.card.whose', { name })}
      elevation={0}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.5, bgcolor: 'action.hover' }}
    >
      <Typography variant="body2" role="status" sx={{ flex: 1 }}>
        {translate('intake.card.whose', { name })}
      </Typography>
      {PLACES.map((one) => (
        <Button
          key={one}
          size="small"
          variant={one === place ? 'contained' : 'outlined'}
          aria-pressed={one === place}
          aria-keyshortcuts={KEYS[one]}
          endIcon={<Key keys={KEYS[one]} />}
          onClick={() => onPlace(one)}
        >
          {words(one)}
        </Button>
      ))}
      <IconButton size="small" aria-label={translate('intake.card.close')} onClick={onClose}>
        <Close fontSize="small" />
      </IconButton>
    </Paper>
  );
};
