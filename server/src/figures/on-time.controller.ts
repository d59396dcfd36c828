import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { FIGURES_VERSION, ON_TIME_GROUPS, type OnTimeGroup, type OnTimeReport } from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import { Answers } from '../common/http/answers.js';
import { CivilDate, OneOf, QueryFlag } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { ReportTransactions } from '../database/report-transactions.js';
import { figureOfficesOf } from './figure-offices.js';
import { FigureOfficeQuery } from './figures.controller.js';
import { readOnTime } from './read-on-time.js';

export class OnTimeQuery extends FigureOfficeQuery {
  @CivilDate({ example: '2026-10-01' }) from!: string;
  @CivilDate({ example: '2026-10-31' }) to!: string;
  @OneOf(ON_TIME_GROUPS, { example: 'month' }) groupBy!: OnTimeGroup;
  @QueryFlag({ optional: true, description: 'Tell the same days a year before beside each row.' }) lastYear?: boolean;
}

const COUNTS = { received: 53, beforeTime: 30, onTime: 9, late: 2, openInTime: 10, openOverdue: 2 };
const EXAMPLE: OnTimeReport = {
  office: { code: 'H23.18.07', name: 'UBND phường Cộng Hòa' },
  below: false,
  from: '2026-10-01',
  to: '2026-10-31',
  groupBy: 'month',
  data: [
    {
      key: '2026-10',
      label: '2026-10',
      from: '2026-10-01',
      to: '2026-10-31',
      ...COUNTS,
      onTimePercent: 95.1,
      lastYear: { from: '2025-10-01', to: '2025-10-31', ...COUNTS, onTimePercent: 95.1 },
    },
  ],
  total: null,
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-10-31T17:00:00.000Z',
};

@ApiTags('figures')
@Controller('api/v1/reports')
export class OnTimeController {
  constructor(private readonly reports: ReportTransactions) {}

  @Get('on-time')
  @ApiOperation({
    summary: 'Settled before time, on time, late, and open: by day, month, field, procedure, officer or office',
    description:
      'Each number is the figure of Biểu II.06 on the days of its row. The dossiers behind it: `GET /api/v1/dossiers?figure=…&figureFrom=…&figureTo=…` ' +
      'with `field`, `procedureCode`, `officerId` or `officeCode` of the row. Day by day a year at most is told, with `below` a month.',
  })
  @Answers(200, EXAMPLE)
  onTime(@CurrentActor() actor: Actor, @Query() query: OnTimeQuery): Promise<OnTimeReport> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readOnTime(tx, actor, query));
  }
}
