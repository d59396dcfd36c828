import Box from '@mui/material/Box';
import { type LocalDate, weekdayOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import type { CalendarDay } from '../admin.types';
import { Unseen } from '../parts/Unseen';
import { DayMark } from './DayMark';
import { daysByDate, type Month, monthsOf } from './year-view';

interface Props {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly today: LocalDate;
  readonly onPick: (date: LocalDate) => void;
}

/** Twelve small months. */
export const YearGrid = ({ year, days, today, onPick }: Props) => {
  const known = daysByDate(days);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(236px, 1fr))', gap: 3 }}>
      {monthsOf(year).map((month) => (
        <MonthTable key={month.number} month={month} known={known} today={today} onPick={onPick} />
      ))}
    </Box>
  );
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const MonthTable = ({
  month: { number, weeks },
  known,
  today,
  onPick,
}: {
  month: Month;
  known: ReadonlyMap<LocalDate, CalendarDay>;
  today: LocalDate;
  onPick: (date: LocalDate) => void;
}) => {
  const translate = useTranslate();
  return (
    <Box
      component="table"
      sx={{ borderSpacing: 0, alignSelf: 'start', '& th, & td': { p: '1px', width: 33, textAlign: 'center' } }}
    >
      <Box component="caption" sx={{ textAlign: 'left', fontSize: 13, fontWeight: 600, pb: 0.5 }}>
        {translate(`admin.calendar.months.${number}`)}
      </Box>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <Box
              component="th"
              scope="col"
              key={weekday}
              sx={{ fontSize: 11, fontWeight: 500, color: 'text.secondary' }}
            >
              <abbr title={translate(`weekdays.${weekday}`)} style={{ textDecoration: 'none' }}>
                {translate(`admin.calendar.weekdays.${weekday}`)}
              </abbr>
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((date, at) => (
              <td key={at} {...(date === today && { 'aria-current': 'date' as const })}>
                {date !== null && <Day date={date} day={known.get(date)} today={date === today} onPick={onPick} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
};

interface DayProps {
  readonly date: LocalDate;
  readonly day: CalendarDay | undefined;
  readonly today: boolean;
  readonly onPick: (date: LocalDate) => void;
}

/** By keyboard the table below and the button of the page do the same, without 365 stops on the way. */
const Day = ({ date, day, today, onPick }: DayProps) => {
  const translate = useTranslate();
  const words = day && `${translate(`admin.calendar.kinds.${day.kind}`)}: ${day.name}`;
  return (
    <DayMark
      kind={day?.kind}
      provisional={day?.provisional ?? false}
      today={today}
      weekend={weekdayOf(date) >= 6}
      title={words}
      onClick={() => onPick(date)}
    >
      {Number(date.slice(8))}
      {words !== undefined && <Unseen>, {words}</Unseen>}
    </DayMark>
  );
};
