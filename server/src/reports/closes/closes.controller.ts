import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  FIGURES_VERSION,
  REPORT_PERIOD_NAME,
  type ReportAddendum,
  type ReportCloseDetail,
  type ReportCloseView,
} from '@motcua/shared/figures';
import { once, pageByKey, PageQuery } from '../../admin/admin-http.js';
import { WriteOnce } from '../../audit/write-once.js';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { notFound } from '../../common/domain-error.js';
import { Answers, FileAnswers, pageExample, WriteAnswers } from '../../common/http/answers.js';
import { Line, OneOf, QueryFlag, Whole } from '../../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { OfficeTransactions } from '../../database/office-transaction.js';
import { ReportTransactions } from '../../database/report-transactions.js';
import { FIGURE_ROLES, figureOfficesOf } from '../../figures/figure-offices.js';
import { chooseOffice } from '../../offices/office-choice.js';
import { sendPaper } from '../../papers/send-paper.js';
import { II_06_FILES, II_06_FORMATS, type Ii06Format } from '../ii-06-files.js';
import { fileNameOf } from '../ii-06-form.js';
import { II_06_EXAMPLE } from '../reports.controller.js';
import { closePeriod } from './close-period.js';
import { fileNameOfTable } from '../tables/report-table.js';
import { TABLE_FILES } from '../tables/table-files.js';
import { readClosedList } from './closed-list.js';
import { CLOSE_VIEW, readClose, readClosedForm } from './read-close.js';

const CloseId = new ParseUUIDPipe({ exceptionFactory: notFound });
const OFFICE = { max: 40, optional: true, example: 'H23.18.07' };
const PERIOD = { max: 10, example: '2026-10', description: 'A period of Nghị định 09/2019, Art. 12.' };

export class ListClosesQuery extends PageQuery {
  @Line(OFFICE) officeCode?: string;
  @Line({ ...PERIOD, optional: true, pattern: REPORT_PERIOD_NAME }) period?: string;
}

export class ClosedFormQuery {
  @OneOf(II_06_FORMATS, { optional: true }) format?: Ii06Format;
  @QueryFlag({ optional: true, description: 'A row for each procedure as well.' }) byProcedure?: boolean;
}

export class ClosedListQuery {
  @OneOf(II_06_FORMATS, { optional: true }) format?: Ii06Format;
}

/** Who answers for figures says whose. */
export class ClosePeriodDto {
  @Line({ ...OFFICE, optional: false }) officeCode!: string;
  @Line({ ...PERIOD, pattern: REPORT_PERIOD_NAME }) period!: string;
  @Whole({
    optional: true,
    example: 2,
    description:
      'How many late dossiers of the period have no cause: needed where there are any, and kept with the close.',
  })
  lateWithoutCause?: number;
}

const CLOSE_EXAMPLE: ReportCloseView = {
  id: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64',
  officeCode: 'H23.18.07',
  period: '2026-10',
  from: '2026-09-15',
  to: '2026-10-14',
  dossiers: 53,
  lateWithoutCause: 2,
  definitionVersion: FIGURES_VERSION,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  closedBy: 'Lê Minh Đạo',
  role: 'leader',
  onBehalfOf: null,
  closedAt: '2026-10-15T02:00:00.000Z',
};
const COUNTED = {
  id: '01a208c5-6a00-77bd-a741-4f3b275170cf',
  code: 'H23.18.07-261013-0004',
  receivedAt: '2026-10-13T02:10:00.000Z',
  due: '2026-10-14T17:00:00.000Z',
  finishedAt: null,
  figures: ['received' as const, 'receivedDirect' as const, 'open' as const, 'openInTime' as const],
};
const ADDENDUM_EXAMPLE: ReportAddendum = {
  asOf: '2026-11-29T02:00:00.000Z',
  definitionVersion: FIGURES_VERSION,
  figures: [{ figure: 'received', frozen: 53, now: 54 }],
  changed: 1,
  dossiers: [{ id: COUNTED.id, code: COUNTED.code, frozen: null, now: COUNTED }],
};

/** Periods that were closed: what an office has answered for, and what was corrected since. */
@ApiTags('reports')
@Controller('api/v1/reports/closes')
export class ClosesController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly reports: ReportTransactions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Periods that an office has closed, the last closed first' })
  @Answers(200, pageExample(CLOSE_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListClosesQuery): Promise<Page<ReportCloseView>> {
    return this.transactions.forOffices(figureOfficesOf(actor), async (tx) => {
      const office = await chooseOffice(tx.em, actor, FIGURE_ROLES, query.officeCode);
      return pageByKey<ReportCloseView>(
        'report-closes',
        query,
        () => null,
        (after, count) =>
          tx.em.query(
            `${CLOSE_VIEW} WHERE c.office_id = $1 AND ($2::text IS NULL OR c.period = $2) AND ($3::uuid IS NULL OR c.id < $3)
              ORDER BY c.id DESC LIMIT $4`,
            [office.id, query.period ?? null, after?.id ?? null, count],
          ),
      );
    });
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Close a period that is over',
    description: `Biểu II.06 of the office alone and the list of its dossiers are frozen with the version of the definitions and a
      SHA-256 of both. A leader of the office answers for it; nobody changes it afterwards.`,
  })
  @WriteAnswers(201, CLOSE_EXAMPLE)
  close(@Write() write: WriteContext, @Body() body: ClosePeriodDto): Promise<ReportCloseView> {
    return once(this.writeOnce, write, 201, body, (tx) => closePeriod(tx, write.actor, body));
  }

  @Get(':id')
  @ApiOperation({
    summary: 'What was frozen, and the addendum of what was corrected since',
    description:
      '`intact` says whether figures and list still have their hash. Administrators are told how many dossiers, not which.',
  })
  @Answers(200, { ...CLOSE_EXAMPLE, report: II_06_EXAMPLE, intact: true, addendum: ADDENDUM_EXAMPLE })
  one(@CurrentActor() actor: Actor, @Param('id', CloseId) id: string): Promise<ReportCloseDetail> {
    return this.reports.ofOneMoment(figureOfficesOf(actor), (tx) => readClose(tx, actor, id));
  }

  @Get(':id/form')
  @ApiOperation({ summary: 'Biểu II.06 as it was frozen, as a file that says who answers for it' })
  @FileAnswers(II_06_FILES.xlsx.type, 'The form, .xlsx unless another format is asked for')
  async form(
    @CurrentActor() actor: Actor,
    @Param('id', CloseId) id: string,
    @Query() { format = 'xlsx', byProcedure = false }: ClosedFormQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const form = await this.reports.ofOneMoment(figureOfficesOf(actor), (tx) =>
      readClosedForm(tx, actor, id, byProcedure),
    );
    const { type, make } = II_06_FILES[format];
    return sendPaper(reply, { name: `${fileNameOf(form)}.${format}`, content: await make(form) }, type);
  }

  @Get(':id/dossiers')
  @ApiOperation({
    summary: 'The list of dossiers as it was frozen, as a file; leaves a record',
    description: 'Each dossier with the figures it was counted in. For leaders and supervisors.',
  })
  @FileAnswers(II_06_FILES.xlsx.type, 'The list, .xlsx unless another format is asked for')
  async dossiers(
    @CurrentActor() actor: Actor,
    @Param('id', CloseId) id: string,
    @Query() { format = 'xlsx' }: ClosedListQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const list = await this.reports.ofOneMoment(figureOfficesOf(actor), (tx) =>
      readClosedList(tx, actor, id, format === 'pdf'),
    );
    const content = await TABLE_FILES[format](list);
    return sendPaper(reply, { name: `${fileNameOfTable(list)}.${format}`, content }, II_06_FILES[format].type);
  }
}
