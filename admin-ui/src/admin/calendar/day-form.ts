import type { DayCause } from '@motcua/shared/calendar';
import type { CalendarDay } from '../admin.types';

/** A day of a calendar as it is typed. */
export interface DayForm {
  readonly date: string;
  readonly cause: DayCause;
  readonly name: string;
  readonly decision: string;
  readonly decidedOn: string;
  readonly provisional: boolean;
}

export const emptyDay = (date: string): DayForm => ({
  date,
  cause: 'closure',
  name: '',
  decision: '',
  decidedOn: '',
  provisional: false,
});

export const formOfDay = ({ date, cause, name, decision, decidedOn, provisional }: CalendarDay): DayForm => ({
  date,
  cause,
  name,
  decision: decision ?? '',
  decidedOn: decidedOn ?? '',
  provisional,
});

/** Whether work is done follows from the cause: only a make-up day is worked. */
const kindOf = (cause: DayCause): CalendarDay['kind'] => (cause === 'make_up' ? 'working' : 'off');

/** What makes a day, as the API takes it. */
export const newDayBody = (officeCode: string, { date, cause, name, decision, decidedOn, provisional }: DayForm) => ({
  ...(officeCode !== '' && { officeCode }),
  date,
  kind: kindOf(cause),
  cause,
  name: name.trim(),
  ...(decision.trim() !== '' && { decision: decision.trim() }),
  ...(decidedOn !== '' && { decidedOn }),
  provisional,
});

/** What changes one: everything but its date, of which another is another day. */
export const changedDayBody = (version: number, { cause, name, decision, decidedOn, provisional }: DayForm) => ({
  version,
  kind: kindOf(cause),
  cause,
  name: name.trim(),
  decision: decision.trim(),
  ...(decidedOn !== '' && { decidedOn }),
  provisional,
});
