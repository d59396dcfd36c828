import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { BOARD_GROUPS, ON_TIME_GROUPS, PAUSE_GROUPS, STEP_GROUPS } from '@motcua/shared/figures';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import { FileAnswers } from '../../common/http/answers.js';
import { OneOf } from '../../common/http/fields.js';
import { CurrentActor } from '../../common/http/request.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { ReportTransactions } from '../../database/report-transactions.js';
import { PeriodQuery } from '../../figures/boards.controller.js';
import { figureOfficesOf } from '../../figures/figure-offices.js';
import { sendPaper } from '../../papers/send-paper.js';
import { II_06_FILES, II_06_FORMATS, type Ii06Format } from '../ii-06-files.js';
import { isTableName, TABLE_NAMES, type TableAsked, type TableName, TABLES } from './read-table.js';
import { fileNameOfTable, type PrintedTable } from './report-table.js';
import { TABLE_FILES } from './table-files.js';

const GROUPS = [...new Set([...ON_TIME_GROUPS, ...STEP_GROUPS, ...BOARD_GROUPS, ...PAUSE_GROUPS])];

export class TableQuery extends PeriodQuery {
  @OneOf(II_06_FORMATS) format!: Ii06Format;
  @OneOf(GROUPS, { optional: true, example: 'procedure', description: 'One that the report itself takes.' })
  groupBy?: string;
}

/** Reports of the page of figures as files. */
@ApiTags('reports')
@Controller('api/v1/reports/files')
export class TablesController {
  constructor(private readonly reports: ReportTransactions) {}

  @Get(':report')
  @ApiOperation({
    summary: 'A report as a file: for a spreadsheet, for programs, or for the printer',
    description: `One of ${TABLE_NAMES.map((name) => `\`${name}\``).join(', ')}, asked as the report of that name is; its numbers
      are the same. \`ageing\` and \`pauses\` are of this moment and take no days.`,
  })
  @ApiParam({ name: 'report', enum: TABLE_NAMES, example: 'ageing' })
  @FileAnswers(II_06_FILES.xlsx.type, 'The report in the format asked for')
  async table(
    @CurrentActor() actor: Actor,
    @Param('report') report: string,
    @Query() { format, ...asked }: TableQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    if (!isTableName(report)) throw notFound();
    const table = await this.reports.ofOneMoment(figureOfficesOf(actor), (tx) =>
      printedTable(tx, actor, report, asked),
    );
    const content = await TABLE_FILES[format](table);
    return sendPaper(reply, { name: `${fileNameOfTable(table)}.${format}`, content }, II_06_FILES[format].type);
  }
}

/** @throws DomainError as the report of that name does */
export async function printedTable(
  tx: OfficeTx,
  actor: Actor,
  report: TableName,
  asked: TableAsked,
): Promise<PrintedTable> {
  const table = await TABLES[report](tx, actor, asked);
  const [{ place }]: [{ place: string }] = await tx.em.query('SELECT place_name AS place FROM office WHERE code = $1', [
    table.office.code,
  ]);
  return { ...table, place, madeBy: actor.fullName, madeAt: tx.now };
}
