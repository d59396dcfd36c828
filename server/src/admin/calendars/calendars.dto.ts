import { DAY_CAUSES, type DayCause, DUE_TIMES, type DueTime } from '@motcua/shared/calendar';
import { CivilDate, Flag, Line, Nested, NestedList, OneOf, QueryWhole, Uuid, Whole } from '../../common/http/fields.js';
import { VersionDto } from '../admin-http.js';

export const DAY_KINDS = ['off', 'working'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

const OFFICE = {
  max: 40,
  optional: true,
  example: 'H23.18.07',
  description: 'Left out: the whole country, which administrators of an office without parent look after.',
};
const NAME = { max: 100, example: 'Ngày truyền thống của phường' };
const DECISION = { max: 100, example: '15/QĐ-UBND' };

export class CalendarQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Left out: the national calendar.' })
  officeCode?: string;
}

export class ListDaysQuery extends CalendarQuery {
  @QueryWhole({ min: 2000, max: 2100, optional: true, example: 2026, description: 'Left out: this year.' })
  year?: number;
}

export class CreateDayDto {
  @Line(OFFICE) officeCode?: string;
  @CivilDate({ example: '2026-12-14' }) date!: string;
  @OneOf(DAY_KINDS, { example: 'off', description: '`working` is a make-up day with a weekday’s hours.' })
  kind!: DayKind;
  @OneOf(DAY_CAUSES, {
    optional: true,
    example: 'closure',
    description:
      'Left out: make_up for a working day, else holiday. A closure needs its decision with number and date.',
  })
  cause?: DayCause;
  @Line(NAME) name!: string;
  @Line({ ...DECISION, optional: true }) decision?: string;
  @CivilDate({ optional: true, example: '2026-12-01' }) decidedOn?: string;
  @Flag({ optional: true, example: false, description: 'Reckoned from the law, not yet announced.' })
  provisional?: boolean;
}

export class ChangeDayDto extends VersionDto {
  @OneOf(DAY_KINDS, { optional: true, example: 'off' }) kind?: DayKind;
  @OneOf(DAY_CAUSES, { optional: true, example: 'closure' }) cause?: DayCause;
  @Line({ ...NAME, optional: true }) name?: string;
  @Line({ ...DECISION, min: 0, optional: true, description: 'Empty: none.' }) decision?: string;
  @CivilDate({ optional: true, example: '2026-12-01' }) decidedOn?: string;
  @Flag({ optional: true, example: false }) provisional?: boolean;
}

export class ChangeOneDayDto extends ChangeDayDto {
  @Uuid({ example: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64' }) id!: string;
}

export class RemoveOneDto extends VersionDto {
  @Uuid({ example: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64' }) id!: string;
}

export class SessionDto {
  @Whole({ max: 1440, example: 420, description: 'Minutes after midnight.' }) from!: number;
  @Whole({ max: 1440, example: 690 }) to!: number;
}

const SESSIONS = { optional: true, max: 6 };

/** Days left out have no counting hours. */
export class WeekDto {
  @NestedList(() => SessionDto, SESSIONS) '1'?: SessionDto[];
  @NestedList(() => SessionDto, SESSIONS) '2'?: SessionDto[];
  @NestedList(() => SessionDto, SESSIONS) '3'?: SessionDto[];
  @NestedList(() => SessionDto, SESSIONS) '4'?: SessionDto[];
  @NestedList(() => SessionDto, SESSIONS) '5'?: SessionDto[];
  @NestedList(() => SessionDto, SESSIONS) '6'?: SessionDto[];
  @NestedList(() => SessionDto, SESSIONS) '7'?: SessionDto[];
}

export class CreateHoursDto {
  @Line(OFFICE) officeCode?: string;
  @CivilDate({ example: '2026-12-01' }) validFrom!: string;
  @Nested(() => WeekDto) week!: WeekDto;
  @Whole({ max: 1440, example: 900, description: 'Same-day work taken in later is promised for the next working day.' })
  cutOffMinute!: number;
  @OneOf(DUE_TIMES, {
    optional: true,
    example: 'close',
    description: 'Limits in days end when work ends, or with the half-day they were received in.',
  })
  dueTime?: DueTime;
  @Nested(() => WeekDto, {
    optional: true,
    description: 'When the counter is open, where that is not when limits run.',
  })
  openingWeek?: WeekDto;
}

/** Exactly one change, in the words of the call that would make it. */
export class RehearseCalendarDto {
  @Nested(() => CreateDayDto, { optional: true }) createDay?: CreateDayDto;
  @Nested(() => ChangeOneDayDto, { optional: true }) changeDay?: ChangeOneDayDto;
  @Nested(() => RemoveOneDto, { optional: true }) removeDay?: RemoveOneDto;
  @Nested(() => CreateHoursDto, { optional: true }) createHours?: CreateHoursDto;
  @Nested(() => RemoveOneDto, { optional: true }) removeHours?: RemoveOneDto;
}
