import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { FIGURES_VERSION, type Ii06Report, PERIOD_FIGURES, qd766Of, type Qd766Report } from '@motcua/shared/figures';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../common/actor.js';
import { Answers, AnswersOrFiles } from '../common/http/answers.js';
import { CivilDate, Line, OneOf, QueryFlag } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { ReportTransactions } from '../database/report-transactions.js';
import { figureOfficesOf } from '../figures/figure-offices.js';
import { PeriodQuery } from '../figures/boards.controller.js';
import { FigureOfficeQuery } from '../figures/figures.controller.js';
import { readIi06 } from '../figures/read-figures.js';
import { sendPaper } from '../papers/send-paper.js';
import { fileNameOf } from './ii-06-form.js';
import { II_06_FILES, II_06_FORMATS, type Ii06Format } from './ii-06-files.js';
import { readIi06Form } from './read-ii-06-form.js';
import { readQd766 } from './read-qd-766.js';

export class ReportQuery extends FigureOfficeQuery {
  @Line({
    max: 10,
    optional: true,
    example: '2026-11',
    description:
      'A period of Nghị định 09/2019, Art. 12: `2026-11` (15 October to 14 November), `2026-Q4`, `2026-H2`, `2026`. Or `from` and `to`.',
  })
  period?: string;
  @CivilDate({ optional: true }) from?: string;
  @CivilDate({ optional: true }) to?: string;
  @OneOf(['json', ...II_06_FORMATS], { optional: true }) format?: 'json' | Ii06Format;
  @QueryFlag({ optional: true, description: 'Files have a row for each procedure as well; JSON always has them.' })
  byProcedure?: boolean;
}

const NUMBERS = [53, 20, 21, 12, 41, 30, 9, 2, 12, 10, 2, 1, 0, 0, 1];
const EXAMPLE_FIGURES = Object.fromEntries(
  PERIOD_FIGURES.map((id, index) => [id, NUMBERS[index]!]),
) as Ii06Report['totals'];
export const II_06_EXAMPLE: Ii06Report = {
  office: { code: 'H23.18.07', name: 'UBND phường Cộng Hòa' },
  below: false,
  period: '2026-11',
  from: '2026-10-15',
  to: '2026-11-14',
  rows: [
    {
      field: 'Hộ tịch',
      figures: EXAMPLE_FIGURES,
      procedures: [{ code: '1.001193', name: 'Đăng ký khai sinh', figures: EXAMPLE_FIGURES }],
    },
  ],
  totals: EXAMPLE_FIGURES,
  holds: true,
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-11-14T17:00:00.000Z',
};

const QD_766_EXAMPLE: Qd766Report = {
  office: II_06_EXAMPLE.office,
  below: false,
  period: '2026-11',
  from: '2026-10-15',
  to: '2026-11-14',
  data: qd766Of(EXAMPLE_FIGURES),
  figures: EXAMPLE_FIGURES,
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-11-14T17:00:00.000Z',
};

/** Forms that offices hand in. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(private readonly reports: ReportTransactions) {}

  @Get('forms/II.06')
  @ApiOperation({
    summary: 'Biểu II.06: what was received, settled and is open, by field',
    description: `As numbers, or as the form itself for a spreadsheet, for programs or for the printer. The dossiers behind a
      number: \`GET /api/v1/dossiers?figure=…\`, with \`figureFrom\` and \`figureTo\`.`,
  })
  @AnswersOrFiles(II_06_EXAMPLE, Object.values(II_06_FILES).map(({ type }) => type))
  async ii06(
    @CurrentActor() actor: Actor,
    @Query() { format = 'json', ...asked }: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Ii06Report | StreamableFile> {
    const offices = figureOfficesOf(actor);
    if (format === 'json') return this.reports.forOffices(offices, (tx) => readIi06(tx, actor, asked));
    const form = await this.reports.forOffices(offices, (tx) => readIi06Form(tx, actor, asked));
    const { type, make } = II_06_FILES[format];
    return sendPaper(reply, { name: `${fileNameOf(form)}.${format}`, content: await make(form) }, type);
  }

  @Get('qd-766')
  @ApiOperation({
    summary: 'Indicators of Quyết định 766/QĐ-TTg that are known here: timeliness, settled in time, filed online',
    description: `Shares of the figures of Biểu II.06, which stand beside them; the dossiers behind those: \`GET /api/v1/dossiers?figure=…\`
      with \`figureFrom\` and \`figureTo\`. Points are told where they follow from dossiers alone.`,
  })
  @Answers(200, QD_766_EXAMPLE)
  qd766(@CurrentActor() actor: Actor, @Query() query: PeriodQuery): Promise<Qd766Report> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readQd766(tx, actor, query));
  }
}
