import { localDateOf, weekdayOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { serverNow } from '../providers/http';
import { moveDateTime, readDateTime, writeDateTime } from './date-text';
import { TypedField, type TypedFieldProps } from './TypedField';

/** Two digits of a year may lie this far ahead. */
const YEARS_AHEAD = 10;

/**
 * A day and a time in Vietnam, typed and shown as dd/MM/yyyy HH:mm; arrows up and down move the day. Its value is an
 * instant in ISO 8601, or '' while there is none that can be read.
 */
export const DateTimeField = (props: TypedFieldProps) => {
  const translate = useTranslate();
  const latestYear = Number(localDateOf(serverNow()).slice(0, 4)) + YEARS_AHEAD;
  return (
    <TypedField
      {...props}
      placeholder={translate('date.day_time')}
      refusal={translate('date.no_day_time')}
      read={(text) => readDateTime(text, latestYear)}
      write={writeDateTime}
      words={(value) => translate(`weekdays.${weekdayOf(localDateOf(new Date(value)))}`)}
      move={(value, days) => (value === '' ? serverNow().toISOString() : moveDateTime(value, days))}
    />
  );
};
