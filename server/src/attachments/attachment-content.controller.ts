import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import { FileAnswers, Refuses } from '../common/http/answers.js';
import { CurrentActor } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { FileStore } from '../file-store/file-store.js';
import { AttachmentId } from './attachments.controller.js';
import { byteRange } from './byte-range.js';
import { storeRefusal } from './file-refusal.js';
import { ReadAttachmentsService } from './read-attachments.service.js';

@ApiTags('papers')
@Controller('api/v1/attachments')
export class AttachmentContentController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly store: FileStore,
    private readonly reads: ReadAttachmentsService,
  ) {}

  @Get(':id/content')
  @ApiOperation({ summary: 'The content of one file, or one range of it; leaves a record' })
  @ApiHeader({ name: 'Range', required: false, example: 'bytes=0-65535' })
  @FileAnswers(
    'application/octet-stream',
    'The file, with the type of its content and a name made from the dossier’s code',
  )
  @Refuses(409, 416, 503)
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', AttachmentId) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.transactions.forActor(actor, (tx) => this.reads.content(tx, actor, id));
    const { sha256, sizeBytes } = found;
    const tag = `"${sha256}"`;
    const condition = request.headers['if-range'];
    const wantsThis = condition === undefined || condition === tag;
    const range = wantsThis ? byteRange(request.headers.range, sizeBytes) : null;
    void reply.headers({ 'Accept-Ranges': 'bytes', ETag: tag });
    if (range === 'unsatisfiable') {
      void reply.header('Content-Range', `bytes */${sizeBytes}`);
      throw new DomainError('unsatisfiable', 'attachment.no_such_range', 'The file has no such bytes.');
    }
    const content = await this.store.open(sha256, range ?? undefined).catch((error: unknown) => {
      throw storeRefusal(error);
    });
    // Whatever it is, no browser may run it on our pages.
    void reply.header('Content-Security-Policy', "sandbox; default-src 'none'");
    if (range) {
      const { first, last } = range;
      void reply.status(206).header('Content-Range', `bytes ${first}-${last}/${sizeBytes}`);
    }
    return new StreamableFile(content, {
      type: found.mediaType,
      disposition: `attachment; filename="${found.downloadName}"`,
      length: range ? range.last - range.first + 1 : sizeBytes,
    });
  }
}
