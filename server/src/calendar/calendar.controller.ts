import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DEFAULT_HOURS, localDateOf, type WorkingCalendar } from '@motcua/shared/calendar';
import { STAFF_ROLES } from '@motcua/shared/staff';
import { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { Answers } from '../common/http/answers.js';
import { Line } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { chooseOffice } from '../offices/office-choice.js';
import { calendarOfYears } from './calendar-years.js';
import { currentCalendar } from './office-calendars.js';

export class CalendarQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Without it: the only office of one’s roles.' })
  officeCode?: string;
}

const CALENDAR_EXAMPLE: WorkingCalendar = {
  hours: [DEFAULT_HOURS],
  exceptions: {
    '2026-09-01': { kind: 'off', cause: 'holiday', name: 'Quốc khánh' },
    '2026-08-22': { kind: 'working', cause: 'make_up', name: 'Làm bù' },
  },
  coveredYears: [2026, 2027],
  provisionalYears: [2027],
};

/** The longest limits end within two years, and what was received a year ago is still looked at. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 2;

@ApiTags('clock')
@Controller('api/v1/calendar')
export class CalendarController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The days and hours by which an office counts now' })
  @Answers(200, CALENDAR_EXAMPLE)
  async ofOffice(@CurrentActor() actor: Actor, @Query() query: CalendarQuery): Promise<WorkingCalendar> {
    const office = await chooseOffice(this.db.manager, actor, STAFF_ROLES, query.officeCode);
    const today = localDateOf(this.clock.now());
    const year = Number(today.slice(0, 4));
    const { calendar } = await currentCalendar(this.db.manager, office.id);
    return calendarOfYears(calendar, year - YEARS_BACK, year + YEARS_AHEAD);
  }
}
