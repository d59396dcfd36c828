import { Body, Controller, Get, HttpCode, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { Answers, FileAnswers, WriteAnswers } from '../common/http/answers.js';
import { CodeList, Line } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossiersQuery } from './dossiers.query.js';
import { MOST_AT_ONCE, UUID, UUIDS } from './paper-ids.js';
import { PDF, sendPaper } from './send-paper.js';
import { PrintQueueService, type WaitingReceipt } from './print-queue.service.js';
import { type ReadyForm, ReadyPapersService } from './ready-papers.service.js';

const WAITING_EXAMPLE = {
  dossierId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a12',
  code: 'H23.18.07-261123-0042',
  externalCode: null,
  applicantName: 'Nguyễn Thị Hoà',
  transition: 'accept',
  at: '2026-11-23T09:12:00+07:00',
  paperId: null,
  copies: 0,
};

export class PrintQueueQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Needed by who works at several counters.' })
  officeCode?: string;
}

export class PaperBundleQuery {
  @Line({ max: 37 * MOST_AT_ONCE, pattern: UUIDS, description: `Up to ${MOST_AT_ONCE} ids with commas between.` })
  ids!: string;
}

export class CountCopiesDto {
  @CodeList(new RegExp(`^${UUID}$`), { max: MOST_AT_ONCE, example: [WAITING_EXAMPLE.dossierId] }) paperIds!: string[];
}

export class ConfirmPapersDto {
  @CodeList(new RegExp(`^${UUID}$`), { max: 200, example: [WAITING_EXAMPLE.dossierId] }) paperIds!: string[];
}

@ApiTags('papers')
@Controller('api/v1/papers')
export class PrintQueueController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly queue: PrintQueueService,
    private readonly ready: ReadyPapersService,
  ) {}

  @Get('waiting')
  @ApiOperation({ summary: 'Receipts of the last 7 days that nobody has confirmed as printed, oldest first' })
  @Answers(200, { data: [WAITING_EXAMPLE] })
  async waiting(@CurrentActor() actor: Actor, @Query() query: PrintQueueQuery): Promise<{ data: WaitingReceipt[] }> {
    return { data: await this.transactions.forActor(actor, (tx) => this.queue.list(tx, actor, query.officeCode)) };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Which papers a selection of dossiers has, by form: those that this person may print' })
  @Answers(200, { data: [{ form: 'receipt', dossierIds: [WAITING_EXAMPLE.dossierId] }] })
  async readyOf(@CurrentActor() actor: Actor, @Query() { ids }: DossiersQuery): Promise<{ data: ReadyForm[] }> {
    return { data: await this.transactions.forActor(actor, (tx) => this.ready.list(tx, actor, ids.split(','))) };
  }

  @Post('confirmations')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that papers have come out of the printer' })
  @WriteAnswers(200, { confirmed: 3 }, 'How many were not confirmed before')
  async confirm(@Write() write: WriteContext, @Body() body: ConfirmPapersDto): Promise<{ confirmed: number }> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 200,
      body: await this.queue.confirm(tx, write.actor, body.paperIds),
    }));
    return answer.body;
  }

  @Post('copies')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Count a copy more of papers whose file has come to the printer',
    description: 'For those that were made ready with `countCopy: false`: a file that never came is no copy.',
  })
  @WriteAnswers(200, { counted: 3 }, 'How many papers')
  async count(@Write() write: WriteContext, @Body() body: CountCopiesDto): Promise<{ counted: number }> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 200,
      body: await this.queue.count(tx, write.actor, body.paperIds),
    }));
    return answer.body;
  }

  @Get('bundle')
  @ApiOperation({ summary: 'Papers that were given out as one file for the printer; leaves a record of each' })
  @FileAnswers(PDF, 'The papers in the order named')
  async bundle(
    @CurrentActor() actor: Actor,
    @Query() { ids }: PaperBundleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const content = await this.transactions.forActor(actor, (tx) => this.queue.bundle(tx, actor, ids.split(',')));
    return sendPaper(reply, { name: 'papers-bundle.pdf', content });
  }
}
