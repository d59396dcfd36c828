import Checkbox from '@mui/material/Checkbox';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePreferences } from '../../providers/use-preferences';
import { useShortcut } from '../../keyboard/use-shortcut';
import { chosenColumns, COLUMNS, type Place } from './columns';

/** Which columns the lists have; kept for the person, not for the computer. */
export const ColumnChoice = ({ place }: { readonly place: Place }) => {
  const translate = useTranslate();
  const { preferences, save } = usePreferences();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = chosenColumns(preferences.columns, place).map(({ name }) => name);
  const label = translate('list.choose_columns');
  useShortcut('Shift+C', label, translate('list.title'), () => document.getElementById('choose-columns')?.click());
  const toggle = (name: string): void => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    if (next.length > 0) save({ columns: next });
  };
  return (
    <>
      <Button
        id="choose-columns"
        color="inherit"
        aria-haspopup="menu"
        aria-keyshortcuts="Shift+C"
        aria-expanded={anchor !== null}
        title={`${label} (Shift+C)`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('list.columns_button')}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': label } }}
      >
        {COLUMNS.map(({ name }) => (
          <MenuItem
            key={name}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(name)}
            onClick={() => toggle(name)}
            dense
          >
            <Checkbox
              size="small"
              tabIndex={-1}
              checked={chosen.includes(name)}
              sx={{ p: 0, mr: 1 }}
              slotProps={{ input: { 'aria-hidden': true } }}
            />
            <ListItemText>{translate(`list.columns.${name}`)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
