import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Logout from '@mui/icons-material/LogoutOutlined';
import Translate from '@mui/icons-material/TranslateOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import { useColorScheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { formatMinute, localDateOf, minuteOfDay, weekdayOf } from '@motcua/shared/calendar';
import { type ReactNode, Suspense, useState } from 'react';
import { Notification, useLocaleState, useLogout, useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useSignedIn } from '../providers/use-signed-in';
import { Catch } from './Catch';
import { Loading } from './Loading';
import { Mark } from './Mark';
import { OfficeChoice } from './OfficeChoice';
import { useNow } from './use-now';

/** What stands around every page: who I am, where, and what time it is. */
export const Frame = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  return (
    <Stack sx={{ minHeight: '100vh' }}>
      <Stack
        component="header"
        direction="row"
        spacing={2}
        sx={{
          alignItems: 'center',
          px: 3,
          height: 48,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
          '@media print': { display: 'none' },
        }}
      >
        <Stack
          component={Link}
          to="/dossiers"
          direction="row"
          spacing={1}
          sx={{ alignItems: 'center', color: 'text.primary', textDecoration: 'none' }}
        >
          <Mark />
          <Typography sx={{ fontWeight: 600 }}>{translate('app.name')}</Typography>
        </Stack>
        <OfficeChoice />
        <Box sx={{ flex: 1 }} />
        <ClockWords />
        <PersonMenu />
      </Stack>
      <Box component="main" sx={{ flex: 1, px: 3, py: 2, minWidth: 0 }}>
        <Catch key={pathname}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </Catch>
      </Box>
      <Notification />
    </Stack>
  );
};

const ClockWords = () => {
  const translate = useTranslate();
  const now = useNow();
  const day = localDateOf(now);
  const [, month, date] = day.split('-');
  const words = `${translate(`weekdays.${weekdayOf(day)}`)} ${date}/${month} · ${formatMinute(minuteOfDay(now))}`;
  return (
    <Typography component="time" variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
      {words.charAt(0).toUpperCase() + words.slice(1)}
    </Typography>
  );
};

const PersonMenu = () => {
  const translate = useTranslate();
  const { person } = useSignedIn();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mode, systemMode, setMode } = useColorScheme();
  const [locale, setLocale] = useLocaleState();
  const logout = useLogout();
  if (!person) return null;
  const { fullName, roles } = person;
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  const roleWords = [...new Set(roles.map(({ role }) => translate(`roles.${role}`)))].join(', ');
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ whiteSpace: 'nowrap' }}
      >
        {fullName}
        <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: 1 }}>
          {roleWords}
        </Typography>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} onClick={() => setAnchor(null)}>
        <MenuItem lang={locale === 'vi' ? 'en' : 'vi'} onClick={() => setLocale(locale === 'vi' ? 'en' : 'vi')}>
          <ListItemIcon>
            <Translate fontSize="small" />
          </ListItemIcon>
          {translate('app.language')}
        </MenuItem>
        <MenuItem onClick={() => setMode(dark ? 'light' : 'dark')}>
          <ListItemIcon>{dark ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}</ListItemIcon>
          {translate('app.theme')}
        </MenuItem>
        <Divider />
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          {translate('app.logout')}
        </MenuItem>
      </Menu>
    </>
  );
};
