import { Body, Controller, Get, HttpCode, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type HandoverSheetView, type PrintedSheet, SHEET_KINDS, type SheetKind } from '@motcua/shared/papers';
import type { FastifyReply } from 'fastify';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import { Answers, FileAnswers, pageExample, WriteAnswers } from '../common/http/answers.js';
import { CodeList, Flag, Line, OneOf } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { FindHandoverSheets, ListSheetsQuery } from './find-handover-sheets.js';
import { HandoverSheetsService } from './handover-sheets.service.js';
import { MOST_AT_ONCE, UUID, UUIDS } from './paper-ids.js';
import { PDF, sendPaper } from './send-paper.js';

const SHEET_EXAMPLE = {
  id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a13',
  kind: 'dossiers',
  year: 2026,
  number: 7,
  giver: 'Lê Thị Mai',
  receiver: 'Phạm Quang Hải',
  dossiers: 12,
  copies: 1,
};

export class PrintHandoverSheetsDto {
  @CodeList(new RegExp(`^${UUID}$`), { max: MOST_AT_ONCE, example: ['0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a12'] })
  dossierIds!: string[];
  @OneOf(SHEET_KINDS, {
    optional: true,
    description:
      '`results` for what goes to the counter once it is decided, `intake` for what one person brought; `dossiers` if left out.',
  })
  kind?: SheetKind;
  @Flag({ optional: true, description: 'False where copies are counted once the file is there.' })
  countCopy?: boolean;
}

export class CountSheetCopiesDto {
  @CodeList(new RegExp(`^${UUID}$`), { max: MOST_AT_ONCE, example: [SHEET_EXAMPLE.id] }) sheetIds!: string[];
}

export class HandoverSheetsQuery {
  @Line({ max: 37 * MOST_AT_ONCE, pattern: UUIDS, description: `Up to ${MOST_AT_ONCE} sheets with commas between.` })
  ids!: string;
}

@ApiTags('papers')
@Controller('api/v1/papers/handover-sheets')
export class HandoverSheetsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly sheets: HandoverSheetsService,
    private readonly finds: FindHandoverSheets,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary:
      'Print the sheets (phiếu bàn giao) with which these dossiers were last passed on, or their results; lists of what somebody brought',
    description:
      'One for each pair of giver and taker, each office of results, or each person, made where nobody has asked for these together yet. ' +
      'Counts one copy unless told not to; a reprint is the same bytes.',
  })
  @WriteAnswers(201, { data: [SHEET_EXAMPLE] }, 'The sheets; their bytes are at `GET …/handover-sheets?ids=`')
  async print(
    @Write() write: WriteContext,
    @Body() body: PrintHandoverSheetsDto,
  ): Promise<{ data: HandoverSheetView[] }> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 201,
      body: { data: await this.sheets.print(tx, write.actor, body) },
    }));
    return answer.body;
  }

  @Get()
  @ApiOperation({ summary: 'Sheets that were printed, as one file; leaves a record of each dossier' })
  @FileAnswers(PDF, 'A4, the sheets in the order named')
  async read(
    @CurrentActor() actor: Actor,
    @Query() { ids }: HandoverSheetsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const content = await this.transactions.forActor(actor, (tx) => this.sheets.read(tx, actor, ids.split(',')));
    return sendPaper(reply, { name: 'handover-sheets.pdf', content });
  }

  @Get('printed')
  @ApiOperation({
    summary: 'Sheets that were printed, the newest first',
    description: 'Of an office, and of others for dossiers that it handles. Narrowed by day, person or dossier.',
  })
  @Answers(
    200,
    pageExample({
      ...SHEET_EXAMPLE,
      otherOffice: null,
      madeBy: 'Lê Thị Mai',
      madeAt: '2026-11-23T16:30:00+07:00',
    }),
  )
  printed(@CurrentActor() actor: Actor, @Query() query: ListSheetsQuery): Promise<Page<PrintedSheet>> {
    return this.transactions.forActor(actor, (tx) => this.finds.execute(tx, actor, query));
  }

  @Post('copies')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Count a copy more of sheets whose file has come to the printer; their bytes are the same',
    description:
      'For those that were made ready with `countCopy: false`, and for a reprint: a file that never came is no copy.',
  })
  @WriteAnswers(200, { counted: 1 }, 'How many sheets')
  async count(@Write() write: WriteContext, @Body() body: CountSheetCopiesDto): Promise<{ counted: number }> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 200,
      body: await this.sheets.countCopies(tx, write.actor, body.sheetIds),
    }));
    return answer.body;
  }
}
