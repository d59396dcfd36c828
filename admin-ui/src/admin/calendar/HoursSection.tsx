import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { DEFAULT_SAME_DAY_CUT_OFF, DEFAULT_WEEKLY_HOURS, formatDateVi, formatMinute } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section';
import type { OfficeHours } from '../admin.types';
import { useList } from '../api/use-read';
import { useOfficeName } from '../offices/use-offices';
import { Confirm } from '../parts/Confirm';
import { Waiting } from '../parts/Waiting';
import { ConsequenceList } from './ConsequenceList';
import { HoursDialog } from './HoursDialog';
import { type Weekday, WEEKDAYS, writeSessions } from './hours-form';
import { hoursOn } from './year-view';

/** What counts where nobody has set anything. */
const USUAL: OfficeHours = {
  id: 'usual',
  officeCode: null,
  validFrom: '',
  week: DEFAULT_WEEKLY_HOURS,
  cutOffMinute: DEFAULT_SAME_DAY_CUT_OFF,
  dueTime: 'close',
  openingWeek: null,
  version: 1,
};

/** The hours by which time limits count, and until when "within the day" means today. */
export const HoursSection = ({ officeCode, today }: { officeCode: string; today: string }) => {
  const translate = useTranslate();
  const [setting, setSetting] = useState(false);
  const [removing, setRemoving] = useState<OfficeHours | null>(null);
  const { rows, error, again } = useList<OfficeHours>('calendars/hours', { officeCode });
  const now = (rows && hoursOn(rows, today)) ?? USUAL;
  return (
    <Section
      title={translate('admin.calendar.hours')}
      aside={
        <Button size="small" disabled={rows === undefined} onClick={() => setSetting(true)}>
          {translate('admin.calendar.set_hours')}
        </Button>
      }
    >
      <Waiting data={rows} error={error} again={again}>
        {(hours) => <HoursTable hours={[...hours, USUAL]} now={now} officeCode={officeCode} onRemove={setRemoving} />}
      </Waiting>
      {setting && <HoursDialog officeCode={officeCode} now={now} onClose={() => setSetting(false)} />}
      {removing && (
        <Confirm
          title={translate('admin.calendar.ask_remove_hours', { day: formatDateVi(removing.validFrom) })}
          effect={translate('admin.calendar.remove_hours_effect')}
          submit={translate('admin.calendar.edit.remove_short')}
          path={`calendars/hours/${removing.id}/remove`}
          version={removing.version}
          done="admin.calendar.edit.removed"
          onClose={() => setRemoving(null)}
          onShowNew={() => {
            again();
            setRemoving(null);
          }}
        >
          <ConsequenceList change={{ removeHours: { id: removing.id, version: removing.version } }} />
        </Confirm>
      )}
    </Section>
  );
};

interface TableProps {
  /** Nearest and newest first. */
  readonly hours: readonly OfficeHours[];
  readonly now: OfficeHours;
  readonly officeCode: string;
  readonly onRemove: (hours: OfficeHours) => void;
}

const HoursTable = ({ hours, now, officeCode, onRemove }: TableProps) => {
  const translate = useTranslate();
  const officeName = useOfficeName();
  const nameOf = (one: OfficeHours): string => {
    if (one === USUAL) return translate('admin.calendar.usual');
    const whose = one.officeCode === null ? translate('admin.calendar.country') : officeName(one.officeCode);
    return `${whose}, ${translate('admin.since', { day: formatDateVi(one.validFrom) })}`;
  };
  const isOwn = (one: OfficeHours): boolean => one !== USUAL && (one.officeCode ?? '') === officeCode;
  const sessions = ({ week, openingWeek }: OfficeHours, weekday: Weekday): string => {
    const counted = writeSessions(week[weekday]);
    const open = openingWeek && writeSessions(openingWeek[weekday]);
    const opening = open !== null && open !== counted && open !== '' && translate('admin.calendar.open_at', { open });
    return [counted || translate('admin.calendar.free'), opening].filter(Boolean).join(' · ');
  };
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
              {isOwn(one) && (
                <Button
                  size="small"
                  color="inherit"
                  aria-label={`${translate('admin.calendar.edit.remove_short')}: ${nameOf(one)}`}
                  onClick={() => onRemove(one)}
                >
                  {translate('admin.calendar.edit.remove_short')}
                </Button>
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
        <TableRow>
          <TableCell component="th" scope="row">
            {translate('admin.calendar.due_time')}
          </TableCell>
          {hours.map((one) => (
            <TableCell key={one.id}>{translate(`admin.calendar.due_times.${one.dueTime}`)}</TableCell>
          ))}
        </TableRow>
      </TableBody>
    </Table>
  );
};
