import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WriteOnce } from '../audit/write-once.js';
import { WriteAnswers } from '../common/http/answers.js';
import { CivilDate } from '../common/http/fields.js';
import { Write, type WriteContext } from '../common/http/request.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { ATTACHMENT_EXAMPLE } from './attachment.view.js';
import { AttachmentId } from './attachments.controller.js';
import { SetPaperValidity } from './paper-validity.js';

export class ValidityDto {
  @CivilDate({ optional: true, example: '2027-05-23', description: 'Its last day; left out: nobody knows' })
  validUntil?: string;
}

@ApiTags('papers')
@Controller('api/v1/dossiers/:id/attachments/:attachmentId/validity')
export class PaperValidityController {
  constructor(
    private readonly writeOnce: WriteOnce,
    private readonly validity: SetPaperValidity,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say until when the paper is valid that a file shows',
    description: 'One whose last day is over is not used again in another dossier.',
  })
  @WriteAnswers(200, { ...ATTACHMENT_EXAMPLE, validUntil: '2027-05-23' })
  async set(
    @Write() write: WriteContext,
    @Param('id', DossierId) dossierId: string,
    @Param('attachmentId', AttachmentId) id: string,
    @Body() body: ValidityDto,
  ): Promise<unknown> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 200,
      body: await this.validity.execute(tx, write.actor, { dossierId, id }, body.validUntil),
    }));
    return answer.body;
  }
}
