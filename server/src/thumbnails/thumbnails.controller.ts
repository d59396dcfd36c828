import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { storeRefusal } from '../attachments/file-refusal.js';
import type { Actor } from '../common/actor.js';
import { Answers, Refuses } from '../common/http/answers.js';
import { CurrentActor } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { FileStore } from '../file-store/file-store.js';
import { findThumbnails } from './find-thumbnails.js';

/** Small pictures of a dossier's files as the API gives them. */
interface ThumbnailsView {
  /** Files that are yet to be drawn: worth asking again. */
  readonly pending: number;
  readonly thumbnails: readonly { readonly attachmentId: string; readonly jpeg: string }[];
}

const EXAMPLE: ThumbnailsView = {
  pending: 0,
  thumbnails: [{ attachmentId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a11', jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2w==' }],
};

@ApiTags('papers')
@Controller('api/v1/dossiers/:id/thumbnails')
export class ThumbnailsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly store: FileStore,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Small pictures of the files of a dossier; leaves a record',
    description: 'Of pictures and of the first pages of PDFs, at most 192 dots, as JPEG in base64; the newest 100.',
  })
  @Answers(200, EXAMPLE)
  @Refuses(503)
  async list(@CurrentActor() actor: Actor, @Param('id', DossierId) id: string): Promise<ThumbnailsView> {
    const { pending, drawn } = await this.transactions.forActor(actor, (tx) => findThumbnails(tx, actor, id));
    const thumbnails: { attachmentId: string; jpeg: string }[] = [];
    for (const { attachmentId, sha256 } of drawn) thumbnails.push({ attachmentId, jpeg: await this.read(sha256) });
    return { pending, thumbnails };
  }

  private async read(sha256: string): Promise<string> {
    const pieces: Buffer[] = [];
    const content = await this.store.open(sha256).catch((error: unknown) => {
      throw storeRefusal(error);
    });
    for await (const piece of content) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('base64');
  }
}
