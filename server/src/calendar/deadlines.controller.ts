import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CalendarError,
  type CalendarErrorCode,
  computeDeadline,
  isTimeLimit,
  LIMIT_UNITS,
  type LimitUnit,
} from '@motcua/shared/calendar';
import { DataSource } from 'typeorm';
import { notFound, refused } from '../common/domain-error.js';
import { CallAnswers } from '../common/http/answers.js';
import { Instant, Line, Nested, NestedList, OneOf, Whole } from '../common/http/fields.js';
import { currentCalendar } from './office-calendars.js';

export class LimitDto {
  /** Any number: which amounts a unit allows is a rule, and refused as one. */
  @Whole({ min: -1_000_000_000, example: 5 }) amount!: number;
  @OneOf(LIMIT_UNITS, { example: 'workingDay' }) unit!: LimitUnit;
}

export class PreviewPauseDto {
  @Instant() from!: string;
  @Instant() to!: string;
}

export class PreviewDto {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Without it: the national calendar.' })
  officeCode?: string;
  @Instant() acceptedAt!: string;
  @Nested(() => LimitDto) limit!: LimitDto;
  @NestedList(() => PreviewPauseDto, { optional: true, max: 50 }) pauses?: PreviewPauseDto[];
}

const PREVIEW_EXAMPLE = {
  dueAt: '2026-02-09T10:00:00.000Z',
  counted: [
    { date: '2026-02-06', counts: false, units: 0, why: 'ngày tiếp nhận', reason: { kind: 'received' } },
    { date: '2026-02-07', counts: false, units: 0, why: 'cuối tuần', reason: { kind: 'weekend' } },
    { date: '2026-02-09', counts: true, units: 1, why: 'ngày làm việc', reason: { kind: 'working' } },
  ],
};

const AMOUNT = 'limit.amount';

/** Which part of the body a refusal of the clock is about, where it is not the limit. */
const PATHS: Partial<Record<CalendarErrorCode, string>> = {
  'deadline.pause_reversed': 'pauses',
  'deadline.pauses_overlap': 'pauses',
  'deadline.out_of_range': 'acceptedAt',
  'calendar.no_working_day': 'officeCode',
};

@ApiTags('clock')
@Controller('api/v1/deadlines')
export class DeadlinesController {
  constructor(private readonly db: DataSource) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'When a time limit would end, and why' })
  @CallAnswers(200, PREVIEW_EXAMPLE)
  async preview(@Body() body: PreviewDto): Promise<unknown> {
    const acceptedAt = instant(body.acceptedAt, 'acceptedAt');
    const pauses = (body.pauses ?? []).map(({ from, to }, index) => ({
      from: instant(from, `pauses.${index}.from`),
      to: instant(to, `pauses.${index}.to`),
    }));
    if (!isTimeLimit(body.limit)) {
      throw refused('deadline.limit_invalid', 'There is no such time limit.', [
        { path: AMOUNT, code: 'field.out_of_range' },
      ]);
    }
    const officeId = body.officeCode === undefined ? null : await this.officeId(body.officeCode);
    const { calendar } = await currentCalendar(this.db.manager, officeId);
    try {
      const { dueAt, counted } = computeDeadline({ acceptedAt, limit: body.limit, pauses, calendar });
      return { dueAt: dueAt?.toISOString() ?? null, counted };
    } catch (error) {
      if (error instanceof CalendarError) {
        throw refused(error.code, error.message, [{ path: PATHS[error.code] ?? 'limit', code: 'field.invalid' }]);
      }
      throw error;
    }
  }

  private async officeId(code: string): Promise<string> {
    const rows: { id: string }[] = await this.db.query('SELECT id FROM office WHERE code = $1', [code]);
    if (!rows[0]) throw notFound();
    return rows[0].id;
  }
}

function instant(text: string, path: string): Date {
  const at = new Date(text);
  const year = at.getUTCFullYear();
  if (!(year >= 2000 && year <= 2090)) {
    throw refused('deadline.out_of_range', 'These times cannot be counted.', [{ path, code: 'field.out_of_range' }]);
  }
  return at;
}
