import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FigureOfficeChoice, FIGURES_VERSION, TODAY_FIGURES, type TodayFigures } from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import { Answers } from '../common/http/answers.js';
import { Line, QueryFlag } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { ReportTransactions } from '../database/report-transactions.js';
import { figureOfficesOf } from './figure-offices.js';
import { readFigureOffices } from './read-figure-offices.js';
import { readToday } from './read-figures.js';

export class FigureOfficeQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @QueryFlag({ optional: true, description: 'Count the offices below in as well.' }) below?: boolean;
}

const OFFICE = { code: 'H23.18.07', name: 'UBND phường Cộng Hòa' };
const OFFICE_CHOICE_EXAMPLE: FigureOfficeChoice = {
  ...OFFICE,
  parentCode: 'H23.18',
  lists: true,
  below: false,
  listsBelow: false,
  reasons: true,
  reasonsBelow: false,
  closes: true,
};
const TODAY_EXAMPLE: TodayFigures = {
  office: OFFICE,
  below: false,
  figures: Object.fromEntries(TODAY_FIGURES.map((id, index) => [id, index + 2])) as TodayFigures['figures'],
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-11-23T02:14:05.000Z',
};

const BEHIND =
  'The dossiers behind a number: `GET /api/v1/dossiers?figure=…`, with `figureFrom` and `figureTo` for a period.';

@ApiTags('figures')
@Controller('api/v1')
export class FiguresController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly reports: ReportTransactions,
  ) {}

  @Get('figures/offices')
  @ApiOperation({ summary: 'Offices whose figures one may read, from the top down' })
  @Answers(200, [OFFICE_CHOICE_EXAMPLE])
  offices(@CurrentActor() actor: Actor): Promise<FigureOfficeChoice[]> {
    return this.transactions.forOffices([], (tx) => readFigureOffices(tx, actor));
  }

  @Get('figures/today')
  @ApiOperation({ summary: 'How an office stands now', description: BEHIND })
  @Answers(200, TODAY_EXAMPLE)
  today(@CurrentActor() actor: Actor, @Query() query: FigureOfficeQuery): Promise<TodayFigures> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readToday(tx, actor, query));
  }
}
