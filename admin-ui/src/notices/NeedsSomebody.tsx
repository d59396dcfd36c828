import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { Key } from '../keyboard/Key';
import { useShortcut } from '../keyboard/use-shortcut';

/** Narrows the list to what no gateway will see to any more. */
export const NeedsSomebody = ({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) => {
  const translate = useTranslate();
  const label = translate('notices.page.needs_somebody');
  useShortcut('n', label, translate('notices.page.title'), () => onChange(!on));
  return (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={on}
          onChange={() => onChange(!on)}
          slotProps={{ input: { 'aria-label': label, 'aria-keyshortcuts': 'n' } }}
        />
      }
      label={
        <Stack direction="row" spacing={1} component="span" sx={{ alignItems: 'center' }}>
          <span>{label}</span>
          <Key keys="n" />
        </Stack>
      }
    />
  );
};
