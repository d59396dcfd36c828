import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import DarkMode from '@mui/icons-material/DarkModeOutlined';
import Keyboard from '@mui/icons-material/KeyboardOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Logout from '@mui/icons-material/LogoutOutlined';
import Translate from '@mui/icons-material/TranslateOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { useLocaleState, useLogout, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Key } from '../keyboard/Key';
import { pressShortcut } from '../keyboard/shortcuts';
import { useShortcut } from '../keyboard/use-shortcut';
import { usePreferences } from '../providers/use-preferences';
import { useSignedIn } from '../providers/use-signed-in';

const KEYS = { account: 'Alt+0', logout: 'Alt+Q' };

/** Who is signed in, and what they can set for themselves. */
export const PersonMenu = () => {
  const translate = useTranslate();
  const { person } = useSignedIn();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mode, systemMode } = useColorScheme();
  const [locale] = useLocaleState();
  const { save } = usePreferences();
  const logout = useLogout();
  const everywhere = translate('keyboard.everywhere');
  // The next person begins at their own work, not where this one was.
  const leave = (): void => void logout({}, undefined, false);
  useShortcut(KEYS.account, translate('account.title'), everywhere, () => void navigate('/account'));
  useShortcut(KEYS.logout, translate('app.logout'), everywhere, leave);
  if (!person) return null;
  const { fullName, roles } = person;
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  const other = locale === 'vi' ? 'en' : 'vi';
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        title={[...new Set(roles.map(({ role }) => translate(`roles.${role}`)))].join(', ')}
        sx={{ whiteSpace: 'nowrap', flex: 'none' }}
      >
        {fullName}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} onClick={() => setAnchor(null)}>
        <MenuItem aria-keyshortcuts={KEYS.account} onClick={() => void navigate('/account')}>
          <ListItemIcon>
            <AccountCircle fontSize="small" />
          </ListItemIcon>
          <ListItemText sx={{ mr: 3 }}>{translate('account.title')}</ListItemText>
          <Key keys={KEYS.account} />
        </MenuItem>
        <MenuItem aria-keyshortcuts="?" onClick={() => pressShortcut('?')}>
          <ListItemIcon>
            <Keyboard fontSize="small" />
          </ListItemIcon>
          <ListItemText sx={{ mr: 3 }}>{translate('keyboard.sheet')}</ListItemText>
          <Key keys="?" />
        </MenuItem>
        <MenuItem lang={other} onClick={() => save({ locale: other })}>
          <ListItemIcon>
            <Translate fontSize="small" />
          </ListItemIcon>
          {translate('app.language')}
        </MenuItem>
        <MenuItem onClick={() => save({ theme: dark ? 'light' : 'dark' })}>
          <ListItemIcon>{dark ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}</ListItemIcon>
          {translate('app.theme')}
        </MenuItem>
        <Divider />
        <MenuItem aria-keyshortcuts={KEYS.logout} onClick={leave}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          <ListItemText sx={{ mr: 3 }}>{translate('app.logout')}</ListItemText>
          <Key keys={KEYS.logout} />
        </MenuItem>
      </Menu>
    </>
  );
};
