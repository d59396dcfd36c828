import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { WriteOnce } from '../audit/write-once.js';
import { Refuses, WriteAnswers } from '../common/http/answers.js';
import { Write, type WriteContext } from '../common/http/request.js';
import { answersSlowly } from '../common/http/slow-answer.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { ATTACHMENT_EXAMPLE } from './attachment.view.js';
import { AttachmentId } from './attachments.controller.js';
import { CheckSignaturesAgain } from './check-signatures-again.js';
import { storeRefusal } from './file-refusal.js';

@ApiTags('papers')
@Controller('api/v1/dossiers/:id/attachments/:attachmentId/signature-check')
export class SignatureChecksController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly checks: CheckSignaturesAgain,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Check the signatures of a file once more',
    description:
      'By the authorities that are trusted now, and as of now. What was found when it came in stays in `signatures`; ' +
      'the newest check is `checkedAgain`.',
  })
  @WriteAnswers(200, {
    ...ATTACHMENT_EXAMPLE,
    checkedAgain: { report: ATTACHMENT_EXAMPLE.signatures, by: ATTACHMENT_EXAMPLE.uploadedBy },
  })
  @Refuses(503)
  async check(
    @Write() write: WriteContext,
    @Param('id', DossierId) dossierId: string,
    @Param('attachmentId', AttachmentId) id: string,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    answersSlowly(request.raw);
    const { actor } = write;
    const answered = await this.writeOnce.answered(write, {}, () => Promise.resolve());
    if (answered) return answered.body;
    const place = { dossierId, id };
    const content = await this.transactions.forActor(actor, (tx) => this.checks.prepare(tx, actor, place));
    const report = await this.checks.judge(content).catch((error: unknown) => {
      throw storeRefusal(error);
    });
    const answer = await this.writeOnce.run(write, {}, async (tx) => ({
      status: 200,
      body: await this.checks.execute(tx, actor, place, report),
    }));
    return answer.body;
  }
}
