import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PAPER_FORMS, type PaperForm, WORD_FORMS } from '@motcua/shared/papers';
import type { FastifyReply } from 'fastify';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import { Answers, FileAnswers, WriteAnswers } from '../common/http/answers.js';
import { Flag, OneOf, Uuid } from '../common/http/fields.js';
import { CurrentActor, Public, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { PapersService, type PaperView } from './papers.service.js';
import { DOCX, PDF, sendPaper } from './send-paper.js';
import { SlipSeal } from './slip-seal.js';

const PAPER_EXAMPLE = {
  id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
  form: 'receipt',
  formSet: '2025',
  year: 2026,
  number: 42,
  eventId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a11',
  transition: 'accept',
  at: '2026-11-23T09:12:00+07:00',
  copies: 1,
  holds: true,
};

export class PrintPaperDto {
  @OneOf(PAPER_FORMS, { example: 'receipt' }) form!: PaperForm;
  @Uuid({
    optional: true,
    description: 'What it is about, where not the newest: a fee, a request or an apology before it.',
  })
  eventId?: string;
  @Flag({
    optional: true,
    description:
      'False where only its number is needed, as for the Word file, or copies are counted once the file is there.',
  })
  countCopy?: boolean;
}

const PaperId = new ParseUUIDPipe({ exceptionFactory: notFound });

@ApiTags('papers')
@Controller('api/v1')
export class PapersController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly papers: PapersService,
    private readonly seal: SlipSeal,
  ) {}

  @Get('dossiers/:id/papers')
  @ApiOperation({
    summary: 'The papers of a dossier: those given out, and with `id` null those that can be given out now',
  })
  @Answers(200, { data: [PAPER_EXAMPLE] })
  async list(@CurrentActor() actor: Actor, @Param('id', DossierId) id: string): Promise<{ data: PaperView[] }> {
    return { data: await this.transactions.forActor(actor, (tx) => this.papers.list(tx, id)) };
  }

  @Post('dossiers/:id/papers')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Print a paper of a form, the newest or that about an event',
    description:
      'Makes it where nobody has asked for it yet, and counts one copy unless told not to. A reprint is the same bytes.',
  })
  @WriteAnswers(201, PAPER_EXAMPLE, 'The paper; its bytes are at `GET …/papers/:paperId/content`')
  async print(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Body() body: PrintPaperDto,
  ): Promise<PaperView> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 201,
      body: await this.papers.print(tx, write.actor, id, body),
    }));
    return answer.body;
  }

  @Get('dossiers/:id/papers/:paperId/content')
  @ApiOperation({ summary: 'The bytes of a paper that was given out; leaves a record' })
  @FileAnswers(PDF, 'The paper as it was printed')
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', DossierId) id: string,
    @Param('paperId', PaperId) paperId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendPaper(reply, await this.transactions.forActor(actor, (tx) => this.papers.read(tx, actor, id, paperId)));
  }

  @Get('dossiers/:id/slips/:file')
  @ApiOperation({
    summary:
      'The newest paper of a form, as `receipt.pdf`, or all that was done (`process_history.pdf`); leaves a record',
    description: 'Changes nothing: what nobody has printed yet is shown as it would be, without a number of its own.',
  })
  @FileAnswers(PDF, 'The paper')
  async slip(
    @CurrentActor() actor: Actor,
    @Param('id', DossierId) id: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    if (file === 'process_history.pdf') {
      return sendPaper(reply, await this.transactions.forActor(actor, (tx) => this.papers.readHistory(tx, actor, id)));
    }
    const form = PAPER_FORMS.find((one) => `${one}.pdf` === file);
    if (form === undefined) throw notFound();
    return sendPaper(
      reply,
      await this.transactions.forActor(actor, (tx) => this.papers.readNewest(tx, actor, id, form)),
    );
  }

  @Get('dossiers/:id/word/:file')
  @ApiOperation({
    summary: 'The newest refusal or apology as `refusal.docx`, to be worded anew; leaves a record',
    description:
      'Bears the number of the paper, if it was given one, but no mark: what anybody can edit is not what was signed.',
  })
  @FileAnswers(DOCX, 'The paper for Word')
  async word(
    @CurrentActor() actor: Actor,
    @Param('id', DossierId) id: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const form = WORD_FORMS.find((one) => `${one}.docx` === file);
    if (form === undefined) throw notFound();
    const paper = await this.transactions.forActor(actor, (tx) => this.papers.word(tx, actor, id, form));
    return sendPaper(reply, paper, DOCX);
  }

  @Public()
  @Get('papers/key')
  @ApiOperation({
    summary: 'The public key (Ed25519, base64url) with which the QR of a receipt is checked without asking anybody',
  })
  @Answers(200, { algorithm: 'Ed25519', publicKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })
  key(): { algorithm: 'Ed25519'; publicKey: string } {
    return { algorithm: 'Ed25519', publicKey: this.seal.publicKeyText };
  }
}
