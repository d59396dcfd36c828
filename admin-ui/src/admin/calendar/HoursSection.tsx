import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { DEFAULT_SAME_DAY_CUT_OFF, DEFAULT_WEEKLY_HOURS, formatDateVi, formatMinute } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section';
import type { OfficeHours } from '../admin.types';
import { useList } from '../api/use-read';
import { useOfficeName } from '../offices/use-offices';
import { Waiting } from '../parts/Waiting';
import { hoursOn } from './year-view';

/** What counts where nobody has set anything. */
const USUAL: OfficeHours = {
  id: 'usual',
  officeCode: null,
  validFrom: '',
  week: DEFAULT_WEEKLY_HOURS,
  cutOffMinute: DEFAULT_SAME_DAY_CUT_OFF,
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The hours by which time limits count, and until when "within the day" means today. */
export const HoursSection = ({ officeCode, today }: { officeCode: string; today: string }) => {
  const translate = useTranslate();
  const { rows, error, again } = useList<OfficeHours>('calendars/hours', { officeCode });
  return (
    <Section title={translate('admin.calendar.hours')}>
      <Waiting data={rows} error={error} again={again}>
        {(hours) => <HoursTable hours={[...hours, USUAL]} now={hoursOn(hours, today) ?? USUAL} />}
      </Waiting>
    </Section>
  );
};

const HoursTable = ({ hours, now }: { hours: readonly OfficeHours[]; now: OfficeHours }) => {
  const translate = useTranslate();
  const officeName = useOfficeName();
  const nameOf = (one: OfficeHours): string => {
    if (one === USUAL) return translate('admin.calendar.usual');
    const whose = one.officeCode === null ? translate('admin.calendar.country') : officeName(one.officeCode);
    return `${whose}, ${translate('admin.since', { day: formatDateVi(one.validFrom) })}`;
  };
  const sessions = ({ week }: OfficeHours, weekday: number): string =>
    (week[String(weekday)] ?? []).map(({ from, to }) => `${formatMinute(from)}–${formatMinute(to)}`).join(', ') ||
    translate('admin.calendar.free');
  return (
    <Table size="small" aria-label={translate('admin.calendar.hours')}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('admin.calendar.weekday')}</TableCell>
          {hours.map((one) => (
            <TableCell key={one.id}>
              {nameOf(one)}
              {one === now && (
                <Typography component="span" variant="body2" color="primary">
                  {` · ${translate('admin.calendar.counts_now')}`}
                </Typography>
              )}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {WEEKDAYS.map((weekday) => (
          <TableRow key={weekday}>
            <TableCell component="th" scope="row">
              {translate(`weekdays.${weekday}`)}
            </TableCell>
            {hours.map((one) => (
              <TableCell key={one.id}>{sessions(one, weekday)}</TableCell>
            ))}
          </TableRow>
        ))}
        <TableRow>
          <TableCell component="th" scope="row">
            {translate('admin.calendar.cut_off')}
          </TableCell>
          {hours.map((one) => (
            <TableCell key={one.id}>{formatMinute(one.cutOffMinute)}</TableCell>
          ))}
        </TableRow>
      </TableBody>
    </Table>
  );
};
