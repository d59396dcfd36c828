import { addDays, isLocalDate, localDateOf, weekdayOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { serverNow } from '../providers/http';
import { readBirthDate } from './birth-date';
import { readDate, writeDate } from './date-text';
import { TypedField, type TypedFieldProps } from './TypedField';

/** Two digits of a year may lie this far ahead. */
const YEARS_AHEAD = 10;

interface Props extends TypedFieldProps {
  /** A birth date lies behind and may lack its day and month. */
  readonly birth?: boolean;
}

/**
 * A day, typed as people write it and shown as dd/MM/yyyy whatever the computer's language; arrows up and down move it.
 * Its value is `YYYY-MM-DD`, or '' while there is none that can be read.
 */
export const DateField = ({ birth = false, ...rest }: Props) => {
  const translate = useTranslate();
  const today = localDateOf(serverNow());
  const year = Number(today.slice(0, 4));
  return (
    <TypedField
      {...rest}
      placeholder={translate('date.day')}
      refusal={translate('date.no_day')}
      read={(text) => (birth ? readBirthDate(text, today) : readDate(text, year + YEARS_AHEAD))}
      write={writeDate}
      words={(value) => (isLocalDate(value) && !birth ? translate(`weekdays.${weekdayOf(value)}`) : '')}
      move={(value, days) => (isLocalDate(value) ? addDays(value, days) : value === '' ? today : value)}
    />
  );
};
