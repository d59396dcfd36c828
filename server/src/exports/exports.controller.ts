import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EXPORT_FORMATS, type ExportFormat, type ExportView } from '@motcua/shared/exports';
import type { FastifyReply } from 'fastify';
import { once, pageByKey, PageQuery } from '../admin/admin-http.js';
import { storeRefusal } from '../attachments/file-refusal.js';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import { notFound } from '../common/domain-error.js';
import { FileAnswers, pageExample, Refuses, Answers, WriteAnswers } from '../common/http/answers.js';
import { CivilDate, Line, OneOf, Uuid } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { SecretBox } from '../common/secret-box.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { ExportDossiersDto } from '../dossiers/dto/export.dto.js';
import { FileStore } from '../file-store/file-store.js';
import { closeOfList } from './closed-list-source.js';
import { filtersOf } from './dossier-list-source.js';
import { listOf } from '../dossiers/dossier-conditions.js';
import { ExportRunner } from './export-runner.js';
import { MEDIA_TYPES } from './export-source.js';
import { EXPORT_EXAMPLE, EXPORT_VIEW } from './export.view.js';
import { askExport, cancelExport, readyExport, showExport } from './keep-exports.js';
import { officeOfRegister } from './register-source.js';

const ExportId = new ParseUUIDPipe({ exceptionFactory: notFound });
const LIST_FORMATS = ['xlsx', 'csv'] as const;

export class AskRegisterDto {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Needed by who works at several offices.' })
  officeCode?: string;
  @CivilDate({ example: '2026-01-01' }) from!: string;
  @CivilDate({ example: '2026-11-30' }) to!: string;
  @OneOf(EXPORT_FORMATS) format!: ExportFormat;
}

export class AskClosedListDto {
  @Uuid({ example: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64' }) closeId!: string;
  @OneOf(EXPORT_FORMATS) format!: ExportFormat;
}

export class AskDossiersDto extends ExportDossiersDto {
  @OneOf(LIST_FORMATS) format!: (typeof LIST_FORMATS)[number];
}

const MADE = `It is made beside the requests of the desks, from one moment of the database. How far it is, and that it is ready, is
  told by the event \`export\` of \`GET /api/v1/live\` too. The file is kept for seven days.`;

/** Files that take longer than one waits for: asked for, made, fetched. Each person sees their own. */
@ApiTags('exports')
@Controller('api/v1/exports')
export class ExportsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly box: SecretBox,
    private readonly store: FileStore,
    private readonly runner: ExportRunner,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Exports that one has asked for, the newest first' })
  @Answers(200, pageExample(EXPORT_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<ExportView>> {
    return this.transactions.forActor(actor, (tx) =>
      pageByKey<ExportView>(
        'exports',
        query,
        () => null,
        (after, count) =>
          tx.em.query(
            `${EXPORT_VIEW} WHERE j.staff_id = $1 AND ($2::uuid IS NULL OR j.id < $2) ORDER BY j.id DESC LIMIT $3`,
            [actor.staffId, after?.id ?? null, count],
          ),
      ),
    );
  }

  @Post('register')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Ask for the register (sổ theo dõi hồ sơ) of a period as a file',
    description: `To read and to reckon with, also as PDF: it is no printed book, counts no copy and goes with the file. What is printed and kept
  comes from \`POST /api/v1/papers/registers\`. ${MADE}`,
  })
  @WriteAnswers(201, { ...EXPORT_EXAMPLE, state: 'waiting', done: 0 })
  register(@Write() write: WriteContext, @Body() body: AskRegisterDto): Promise<ExportView> {
    return this.poked(
      once(this.writeOnce, write, 201, body, async (tx) => {
        const { format, from, to } = body;
        const { id, code } = await officeOfRegister(tx, write.actor, body);
        const request = { kind: 'register', officeCode: code, from, to } as const;
        return askExport(tx, this.box, write.actor, { officeId: id, format, request });
      }),
    );
  }

  @Post('dossiers')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Ask for a list of dossiers, or for those behind a figure, as a file',
    description: `Any number of dossiers up to a million; a few come at once from \`POST /api/v1/dossiers/export\`. ${MADE}`,
  })
  @WriteAnswers(201, { ...EXPORT_EXAMPLE, kind: 'dossiers', from: null, to: null, state: 'waiting', done: 0 })
  dossiers(@Write() write: WriteContext, @Body() body: AskDossiersDto): Promise<ExportView> {
    return this.poked(
      once(this.writeOnce, write, 201, body, async (tx) => {
        const { format, ...asked } = body;
        const { scope } = await listOf(tx, write.actor, filtersOf(asked));
        const list = { ...asked, officeCode: scope.office.code };
        return askExport(tx, this.box, write.actor, {
          officeId: scope.office.id,
          format,
          request: { kind: 'dossiers', list },
        });
      }),
    );
  }

  @Post('closed-list')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Ask for the dossiers of a closed period as a file',
    description: `As they were frozen, each with the figures it was counted in; for leaders and supervisors. ${MADE}`,
  })
  @WriteAnswers(201, {
    ...EXPORT_EXAMPLE,
    kind: 'closed_list',
    from: '2026-09-15',
    to: '2026-10-14',
    state: 'waiting',
    done: 0,
  })
  closedList(@Write() write: WriteContext, @Body() body: AskClosedListDto): Promise<ExportView> {
    return this.poked(
      once(this.writeOnce, write, 201, body, async (tx) => {
        const { closeId, format } = body;
        const { officeId, view } = await closeOfList(tx, write.actor, closeId, format);
        const { period, from, to } = view;
        const request = { kind: 'closed_list', closeId, period, from, to } as const;
        return askExport(tx, this.box, write.actor, { officeId, format, request });
      }),
    );
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far an export is' })
  @Answers(200, EXPORT_EXAMPLE)
  one(@CurrentActor() actor: Actor, @Param('id', ExportId) id: string): Promise<ExportView> {
    return this.transactions.forActor(actor, (tx) => showExport(tx, actor, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Call off an export that is not done yet' })
  @WriteAnswers(200, { ...EXPORT_EXAMPLE, state: 'cancelled' })
  cancel(@Write() write: WriteContext, @Param('id', ExportId) id: string): Promise<ExportView> {
    return once(this.writeOnce, write, 200, { id }, (tx) => cancelExport(tx, write.actor, id));
  }

  @Get(':id/content')
  @ApiOperation({
    summary: 'The file of an export, for the one who asked for it; leaves a record',
    description: 'You must still have a role at every office whose dossiers may be in it.',
  })
  @FileAnswers(MEDIA_TYPES.xlsx, 'The file, in the format that was asked for')
  @Refuses(409, 503)
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', ExportId) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { fileName, format, sha256, sizeBytes } = await this.transactions.forActor(actor, (tx) =>
      readyExport(tx, this.box, actor, id),
    );
    const content = await this.store.open(sha256).catch((error: unknown) => {
      throw storeRefusal(error);
    });
    // Nothing in it may run or call, wherever it is opened.
    void reply.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return new StreamableFile(content, {
      type: MEDIA_TYPES[format],
      disposition: `attachment; filename="${fileName}"`,
      length: sizeBytes,
    });
  }

  private async poked(asked: Promise<ExportView>): Promise<ExportView> {
    const made = await asked;
    this.runner.poke();
    return made;
  }
}
