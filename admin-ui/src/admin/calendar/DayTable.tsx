import { formatDateVi, weekdayOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import type { CalendarDay } from '../admin.types';
import { useOfficeName } from '../offices/use-offices';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { Nothing } from '../parts/Nothing';
import { Sign } from '../parts/Sign';
import { SIGNS } from './DayMark';

/** The days that differ from their weekday: why, by whose decision, and for whom. */
export const DayTable = ({ days, year }: { days: readonly CalendarDay[]; year: number }) => {
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
    { name: 'name', head: translate('admin.calendar.name'), cell: ({ name }) => name },
    {
      name: 'decision',
      head: translate('admin.decision'),
      width: 260,
      cell: ({ decision, provisional }) =>
        provisional ? <Sign tone="amber">{translate('admin.calendar.provisional')}</Sign> : decision,
    },
    {
      name: 'whose',
      head: translate('admin.calendar.whose'),
      width: 240,
      cell: ({ officeCode }) => (officeCode === null ? translate('admin.calendar.country') : officeName(officeCode)),
    },
  ];
  return <AdminTable label={translate('admin.calendar.days')} columns={columns} rows={days} keyOf={({ id }) => id} />;
};
