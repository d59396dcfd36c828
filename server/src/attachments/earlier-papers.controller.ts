import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { Answers, Refuses, WriteAnswers } from '../common/http/answers.js';
import { Line, Uuid } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { ATTACHMENT_EXAMPLE, type AttachmentView } from './attachment.view.js';
import { COMPONENT_CODE } from './attachments.controller.js';
import { EarlierPapers, type EarlierPaperView } from './earlier-papers.js';
import { ReuseAttachmentService } from './reuse-attachment.service.js';

export class ReuseDto {
  @Uuid({ description: 'A file of an earlier dossier of the same person.' }) attachmentId!: string;
  @Line({
    optional: true,
    max: 50,
    pattern: COMPONENT_CODE,
    example: 'GCS',
    description: 'Code of the paper it shows here',
  })
  component?: string;
}

export const EARLIER_PAPER_EXAMPLE: EarlierPaperView = {
  attachment: ATTACHMENT_EXAMPLE,
  dossierCode: 'H23.18.07-261110-0042',
  applicantName: 'Trần Văn Đức',
  paperName: 'Giấy chứng sinh',
  suggestedComponent: 'GCS',
};

@ApiTags('papers')
@Controller('api/v1/dossiers/:id/earlier-papers')
export class EarlierPapersController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly earlier: EarlierPapers,
    private readonly reuse: ReuseAttachmentService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Papers of the same person’s other dossiers that may be used again, the newest first; leaves records',
    description:
      'Only of accepted dossiers with the same number and name that one works on, only what was found in order, has not ' +
      'been removed, was not found bad where it was used again, and is not known to be valid no longer.',
  })
  @Answers(200, [EARLIER_PAPER_EXAMPLE])
  @Refuses(409)
  list(@CurrentActor() actor: Actor, @Param('id', DossierId) id: string): Promise<unknown> {
    return this.transactions.forActor(actor, (tx) => this.earlier.list(tx, actor, id));
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Use a paper of an earlier dossier again',
    description: 'The same content as a file of its own; removing the earlier one later changes nothing here.',
  })
  @WriteAnswers(201, {
    ...ATTACHMENT_EXAMPLE,
    reusedFrom: {
      attachmentId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a13',
      dossierId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a14',
      dossierCode: 'H23.18.07-261110-0042',
      readable: true,
    },
  })
  @Refuses(413)
  async use(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Body() body: ReuseDto,
  ): Promise<unknown> {
    const { attachmentId, component = null } = body;
    const answer = await this.writeOnce.run<AttachmentView>(
      write,
      body,
      async (tx) => ({
        status: 201,
        body: await this.reuse.execute(tx, write.actor, id, { attachmentId, component }),
      }),
      (tx, shown) => this.reuse.recordReplay(tx, write.actor, shown),
    );
    return answer.body;
  }
}
