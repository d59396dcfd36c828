import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ATTACHMENT_KIND, cleanFileName } from '@motcua/shared/attachments';
import type { FastifyRequest } from 'fastify';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { malformed, notFound } from '../common/domain-error.js';
import { Gate } from '../common/gate.js';
import { Answers, Refuses, WriteAnswers } from '../common/http/answers.js';
import { Lines } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { readUpload } from '../common/http/upload-body.js';
import { OfficeTransactions, type OfficeTx } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { type ArrivedFile, FileStore, FileTooLarge } from '../file-store/file-store.js';
import { SignatureRoots } from '../signatures/signature-roots.js';
import { AttachFileService } from './attach-file.service.js';
import { ATTACHMENT_EXAMPLE } from './attachment.view.js';
import { CONVERTIBLE_HEAD, convertible, PictureConversions } from './convert-picture.js';
import { fileRefusal, fileTooLarge, storeRefusal } from './file-refusal.js';
import { inspectFile } from './inspect-file.js';
import { validityOf } from './paper-validity.js';
import { ScanArrived } from './scan-arrived.js';
import { ReadAttachmentsService } from './read-attachments.service.js';
import { RemoveAttachmentService } from './remove-attachment.service.js';
import { dossierFull, type FileLimits } from './room-of-dossier.js';

export const FILE_LIMITS = Symbol('file limits');

export class RemovalDto {
  @Lines({ optional: true, example: 'Gắn nhầm hồ sơ' }) reason?: string;
}

export const AttachmentId = new ParseUUIDPipe({ exceptionFactory: notFound });
/** A component's code, as procedures name their papers. */
export const COMPONENT_CODE = /^[\p{L}\p{N}_.-]{1,50}$/u;

@ApiTags('papers')
@Controller('api/v1/dossiers/:id/attachments')
export class AttachmentsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly store: FileStore,
    private readonly attaching: AttachFileService,
    private readonly removals: RemoveAttachmentService,
    private readonly reads: ReadAttachmentsService,
    @Inject(FILE_LIMITS) private readonly limits: FileLimits,
    private readonly scans: ScanArrived,
    private readonly clock: Clock,
    private readonly roots: SignatureRoots,
    private readonly conversions: PictureConversions,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Attach a file to a dossier',
    description:
      'One file in a form; `component` and `validUntil`, where given, come as fields of their own. PDF, JPEG, PNG, DOCX and XLSX, told by ' +
      'the content: the name and the type of the part say nothing. HEIC and TIFF are kept as JPEG, PNG or PDF.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        component: { type: 'string', example: 'GCS', description: 'Code of the paper it shows' },
        validUntil: {
          type: 'string',
          format: 'date',
          example: '2027-05-23',
          description: 'Last day on which it is valid',
        },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @WriteAnswers(201, ATTACHMENT_EXAMPLE)
  @Refuses(413, 415, 503)
  async attach(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const room = await this.transactions.forActor(write.actor, (tx) => this.attaching.roomFor(tx, write.actor, id));
    const limit = Math.min(this.limits.perFile, room);
    const {
      fields,
      fileName,
      file: arrived,
    } = await readUpload(
      request.raw,
      ['component', 'validUntil'],
      (content) => this.store.receive(content, limit),
      (dropped) => dropped.discard(),
    ).catch((error: unknown) => {
      throw this.refusal(error, room);
    });
    let file = arrived;
    try {
      const componentCode = fields['component'] ?? null;
      if (componentCode !== null && !COMPONENT_CODE.test(componentCode)) throw malformed('component', 'field.invalid');
      const validUntil = validityOf(fields['validUntil']);
      const convertedFrom = convertible(await arrived.read(0, CONVERTIBLE_HEAD));
      if (convertedFrom !== null) file = await this.conversions.convert(arrived, limit);
      const content = file;
      const { kind, warnings, signed } = await INSPECTIONS.run(async () => {
        const seen = await inspected(content);
        return { ...seen, signed: seen.kind === 'pdf' ? await this.roots.find(content) : null };
      });
      const signatures = signed && (await this.roots.judge(content, signed, this.clock.now()));
      const { extension } = ATTACHMENT_KIND[kind];
      const given = cleanFileName(fileName) || `tep.${extension}`;
      const name = convertedFrom === null ? given : cleanFileName(given.replace(/(?:\.[^.]{1,5})?$/u, `.${extension}`));
      const known = await this.scans.execute(file);
      // Of what was sent: the same again is the same, whatever a later version makes of it.
      const { sha256 } = arrived;
      const call = { componentCode, name, sha256, ...(validUntil && { validUntil }) };
      const attach = async (tx: OfficeTx) => ({
        status: 201 as const,
        body: await this.attaching.execute(tx, write.actor, id, {
          componentCode,
          name,
          kind,
          convertedFrom,
          warnings,
          signatures,
          file,
          ...known,
          validUntil,
        }),
      });
      const answer = await WRITES.run(() => this.writeOnce.run(write, call, attach));
      return answer.body;
    } catch (error) {
      throw this.refusal(error, room);
    } finally {
      await arrived.discard();
      if (file !== arrived) await file.discard();
    }
  }

  @Get()
  @ApiOperation({ summary: 'The files of a dossier, in the order of their arrival; those removed too' })
  @Answers(200, [ATTACHMENT_EXAMPLE])
  list(@CurrentActor() actor: Actor, @Param('id', DossierId) id: string): Promise<unknown> {
    return this.transactions.forActor(actor, (tx) => this.reads.list(tx, actor, id));
  }

  @Post(':attachmentId/removal')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Remove a file that was attached by mistake',
    description: 'It stays in the list and is shown no more. Once the dossier is accepted a `reason` is needed.',
  })
  @WriteAnswers(200, { ...ATTACHMENT_EXAMPLE, state: 'removed' })
  async remove(
    @Write() write: WriteContext,
    @Param('id', DossierId) dossierId: string,
    @Param('attachmentId', AttachmentId) id: string,
    @Body() body: RemovalDto,
  ): Promise<unknown> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 200,
      body: await this.removals.execute(tx, write.actor, { dossierId, id }, body.reason),
    }));
    return answer.body;
  }

  private refusal(error: unknown, room: number): unknown {
    if (!(error instanceof FileTooLarge)) return storeRefusal(error);
    return room < this.limits.perFile ? dossierFull(this.limits) : fileTooLarge(this.limits.perFile);
  }
}

/** Each reads a whole file, piece by piece: many at once would leave the process no time for anything else. */
const INSPECTIONS = new Gate(2);
/** Each holds a connection of the database, and those of one dossier wait for each other: some are left for everybody else. */
const WRITES = new Gate(4);

async function inspected(file: ArrivedFile): Promise<Extract<Awaited<ReturnType<typeof inspectFile>>, { ok: true }>> {
  const verdict = await inspectFile(file);
  if (!verdict.ok) throw fileRefusal(verdict.fault);
  return verdict;
}
