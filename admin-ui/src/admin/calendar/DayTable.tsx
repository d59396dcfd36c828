import Button from '@mui/material/Button';
import { formatDateVi, weekdayOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import type { CalendarDay } from '../admin.types';
import { useOfficeName } from '../offices/use-offices';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { Nothing } from '../parts/Nothing';
import { Sign } from '../parts/Sign';
import { SIGNS } from './DayMark';

interface Props {
  readonly days: readonly CalendarDay[];
  readonly year: number;
  /** Whose calendar is shown: only its own days are changed here, those it inherits elsewhere. '' is the country. */
  readonly officeCode: string;
  readonly onChange: (day: CalendarDay) => void;
  readonly onRemove: (day: CalendarDay) => void;
}

/** The days that differ from their weekday: why, by whose decision, and for whom. */
export const DayTable = ({ days, year, officeCode, onChange, onRemove }: Props) => {
  const translate = useTranslate();
  const officeName = useOfficeName();
  if (days.length === 0) return <Nothing>{translate('admin.calendar.no_days', { year })}</Nothing>;
  const columns: readonly AdminColumn<CalendarDay>[] = [
    {
      name: 'date',
      head: translate('admin.calendar.date'),
      width: 200,
      cell: ({ date }) => `${formatDateVi(date)}, ${translate(`weekdays.${weekdayOf(date)}`)}`,
    },
    {
      name: 'kind',
      head: translate('admin.calendar.kind'),
      width: 130,
      cell: ({ kind }) => (
        <Sign tone={kind === 'off' ? 'red' : 'green'}>
          {`${SIGNS[kind]} ${translate(`admin.calendar.kinds.${kind}`)}`}
        </Sign>
      ),
    },
    {
      name: 'name',
      head: translate('admin.calendar.name'),
      cell: ({ name, cause }) => `${name} · ${translate(`admin.calendar.causes.${cause}`)}`,
    },
    {
      name: 'decision',
      head: translate('admin.decision'),
      width: 260,
      cell: ({ decision, decidedOn, provisional }) =>
        provisional ? (
          <Sign tone="amber">{translate('admin.calendar.provisional')}</Sign>
        ) : (
          [decision, decidedOn && formatDateVi(decidedOn)].filter(Boolean).join(', ')
        ),
    },
    {
      name: 'whose',
      head: translate('admin.calendar.whose'),
      width: 200,
      cell: (day) => (day.officeCode === null ? translate('admin.calendar.country') : officeName(day.officeCode)),
    },
    {
      name: 'acts',
      head: translate('admin.calendar.edit.acts'),
      width: 130,
      cell: (day) =>
        (day.officeCode ?? '') === officeCode && (
          <>
            <Button size="small" onClick={() => onChange(day)}>
              {translate('admin.calendar.edit.change_short')}
            </Button>
            <Button size="small" color="inherit" onClick={() => onRemove(day)}>
              {translate('admin.calendar.edit.remove_short')}
            </Button>
          </>
        ),
    },
  ];
  return <AdminTable label={translate('admin.calendar.days')} columns={columns} rows={days} keyOf={({ id }) => id} />;
};
