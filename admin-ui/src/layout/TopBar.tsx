import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatMinute, localDateOf, minuteOfDay, sessionsOn, weekdayOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { GlobalSearch } from './GlobalSearch';
import { capital } from '../ui/capital';
import { Mark } from '../ui/Mark';
import { OfficeChoice } from '../ui/OfficeChoice';
import { PersonMenu } from './PersonMenu';
import { ScanStatus } from './ScanStatus';
import { useNow } from '../time/use-now';
import { useOfficeCalendar } from '../time/use-office-calendar';
import { seesPapers, useRoles } from '../providers/use-roles';
import { opensAt, openUntil } from '../time/working-words';

export const TOP_BAR_HEIGHT = '52px';

/** Search, office, the clock one works by, the scanner, and who I am. */
export const TopBar = () => {
  const translate = useTranslate();
  const papers = seesPapers(useRoles());
  return (
    <Stack
      component="header"
      direction="row"
      spacing={2}
      sx={{
        alignItems: 'center',
        px: 2,
        height: TOP_BAR_HEIGHT,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        '@media print': { display: 'none' },
      }}
    >
      <Box
        component={Link}
        to="/"
        aria-label={translate('app.name')}
        sx={{ display: 'flex', borderRadius: 1, '&:focus-visible': { outline: 2, outlineColor: 'primary.main' } }}
      >
        <Mark />
      </Box>
      {papers && <GlobalSearch />}
      <Box sx={{ minWidth: 0, flexShrink: 1, display: 'flex' }}>
        <OfficeChoice />
      </Box>
      <Box sx={{ flex: 1 }} />
      {papers && <ScanStatus />}
      <ClockWords />
      <PersonMenu />
    </Stack>
  );
};

/** `Thứ Hai 23/11 · 09:42 · mở cửa đến 11:30`: by the server's clock and the office's own hours. */
const ClockWords = () => {
  const translate = useTranslate();
  const now = useNow();
  const calendar = useOfficeCalendar();
  const day = localDateOf(now);
  const minute = minuteOfDay(now);
  const [, month, date] = day.split('-');
  const sessions = calendar ? sessionsOn(day, calendar) : null;
  const until = sessions && openUntil(sessions, minute);
  const from = sessions && opensAt(sessions, minute);
  const hours =
    sessions &&
    (until !== null
      ? translate('clock.open_until', { time: formatMinute(until) })
      : from !== null
        ? translate('clock.opens_at', { time: formatMinute(from) })
        : translate('clock.closed'));
  const words = [`${translate(`weekdays.${weekdayOf(day)}`)} ${date}/${month}`, formatMinute(minute), hours]
    .filter(Boolean)
    .join(' · ');
  return (
    <Typography component="time" variant="body2" color="textSecondary" noWrap sx={{ flex: 'none' }}>
      {capital(words)}
    </Typography>
  );
};
