import { Body, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation } from '@nestjs/swagger';
import { cleanFileName } from '@motcua/shared/attachments';
import type { HistoryFault, HistoryImportView } from '@motcua/shared/history';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { administeredOffice, administeredIds } from '../admin/administered.js';
import {
  AdminController,
  AdminId,
  AdminRead,
  AdminWrite,
  once,
  pageByKey,
  PageQuery,
  VersionDto,
} from '../admin/admin-http.js';
import { fileTooLarge, storeRefusal } from '../attachments/file-refusal.js';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import { malformed, notFound } from '../common/domain-error.js';
import { AnswersOrFiles, FileAnswers, pageExample, Refuses } from '../common/http/answers.js';
import { Line, OneOf } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { readUpload } from '../common/http/upload-body.js';
import { SecretBox } from '../common/secret-box.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { FileStore, FileTooLarge } from '../file-store/file-store.js';
import { sendPaper } from '../papers/send-paper.js';
import { HistoryImportRunner } from './history-import-runner.js';
import {
  faultsOf,
  HISTORY_FAULT_EXAMPLE,
  HISTORY_IMPORT_EXAMPLE,
  HISTORY_IMPORT_VIEW,
  historyImportView,
  openImport,
} from './history-import.view.js';
import { MAX_HISTORY_BYTES, MAX_HISTORY_ROWS } from './history-limits.js';
import {
  faultsWorkbook,
  SHEET_LANGUAGES,
  type SheetLanguage,
  templateCsv,
  templateWorkbook,
} from './history-sheets.js';
import { cancelHistoryImport, keepHistoryImport, sealedParts, startHistoryImport } from './keep-history-import.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
/** More than these are read from the sheet. */
const FAULTS_SHOWN = 200;
const OFFICE_CODE = /^[A-Z0-9.]{1,40}$/;

export class ListImportsQuery extends PageQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

export class FaultsQuery {
  @OneOf(['json', 'xlsx'], { optional: true }) format?: 'json' | 'xlsx';
  @OneOf(SHEET_LANGUAGES, { optional: true }) language?: SheetLanguage;
}

export class TemplateQuery {
  @OneOf(['xlsx', 'csv'], { optional: true }) format?: 'xlsx' | 'csv';
  @OneOf(SHEET_LANGUAGES, { optional: true }) language?: SheetLanguage;
}

/** Dossiers of an older system, so that an office begins with its past. */
@AdminController('history-imports')
export class HistoryImportsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly store: FileStore,
    private readonly box: SecretBox,
    private readonly runner: HistoryImportRunner,
  ) {}

  @Get('template')
  @ApiOperation({ summary: 'An empty sheet with the headings, and what to write under them' })
  @FileAnswers(XLSX, 'The sheet, or with `format=csv` the headings alone')
  async template(
    @Query() { format = 'xlsx', language = 'vi' }: TemplateQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const content = format === 'csv' ? templateCsv(language) : await templateWorkbook(language);
    const name = `${language === 'vi' ? 'mau-ho-so-cu' : 'old-dossiers'}.${format}`;
    return sendPaper(reply, { name, content }, format === 'csv' ? CSV : XLSX);
  }

  @Get()
  @AdminRead('Sheets of old dossiers that were brought, the newest first', pageExample(HISTORY_IMPORT_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListImportsQuery): Promise<Page<HistoryImportView>> {
    return this.transactions.forOffices(administeredIds(actor), async (tx) => {
      const offices = query.officeCode
        ? [(await administeredOffice(tx.em, actor, query.officeCode)).id]
        : administeredIds(actor);
      return pageByKey<HistoryImportView>(
        'history-imports',
        query,
        () => null,
        (after, count) =>
          tx.em.query(
            `${HISTORY_IMPORT_VIEW} WHERE i.office_id = ANY ($1) AND ($2::uuid IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT $3`,
            [offices, after?.id ?? null, count],
          ),
      );
    });
  }

  @Post()
  @ApiOperation({
    summary: 'Bring a sheet of old dossiers; it is looked through and nothing is taken in yet',
    description:
      `CSV in UTF-8 or .xlsx with the headings of the template, at most ${MAX_HISTORY_ROWS.toLocaleString('en')} rows and ` +
      `${MAX_HISTORY_BYTES / 1_048_576} MB, told by the content. Only finished dossiers are taken. Formulas are not reckoned.`,
  })
  @AdminWrite(
    'Bring a sheet of old dossiers; it is looked through and nothing is taken in yet',
    HISTORY_IMPORT_EXAMPLE,
    201,
  )
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['officeCode', 'file'],
      properties: {
        officeCode: { type: 'string', example: 'H23.18.07' },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @Refuses(413, 415, 503)
  async bring(@Write() write: WriteContext, @Req() request: FastifyRequest): Promise<HistoryImportView> {
    const { fields, fileName, file } = await readUpload(
      request.raw,
      ['officeCode'],
      (content) => this.store.receive(content, MAX_HISTORY_BYTES),
      (arrived) => arrived.discard(),
    ).catch(refusal);
    try {
      const officeCode = fields['officeCode'];
      if (officeCode === undefined) throw malformed('officeCode', 'field.missing');
      if (!OFFICE_CODE.test(officeCode)) throw notFound();
      const office = await this.transactions.forActor(write.actor, (tx) =>
        administeredOffice(tx.em, write.actor, officeCode),
      );
      const sealed = await sealedParts(file, this.box);
      const name = cleanFileName(fileName) || 'ho-so-cu';
      const { sha256 } = file;
      const made = await once(this.writeOnce, write, 201, { officeCode, name, sha256 }, (tx) =>
        keepHistoryImport(tx, write.actor, office, { ...sealed, fileName: name, sha256 }),
      );
      this.runner.poke();
      return made;
    } finally {
      await file.discard();
    }
  }

  @Get(':id')
  @AdminRead('How far an import is', HISTORY_IMPORT_EXAMPLE)
  one(@CurrentActor() actor: Actor, @Param('id', AdminId) id: string): Promise<HistoryImportView> {
    return this.transactions.forActor(actor, async (tx) => {
      await openImport(tx, actor, id);
      return historyImportView(tx.em, id);
    });
  }

  @Get(':id/faults')
  @ApiOperation({
    summary: 'What is wrong with its rows',
    description: `The first ${FAULTS_SHOWN}, or with \`format=xlsx\` up to 20,000 as a sheet that says what to do.`,
  })
  @AnswersOrFiles({ data: [HISTORY_FAULT_EXAMPLE] }, [XLSX])
  async faults(
    @CurrentActor() actor: Actor,
    @Param('id', AdminId) id: string,
    @Query() { format = 'json', language = 'vi' }: FaultsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ data: readonly HistoryFault[] } | StreamableFile> {
    const data = await this.transactions.forActor(actor, async (tx) => {
      await openImport(tx, actor, id);
      return faultsOf(tx.em, id, format === 'json' ? FAULTS_SHOWN : MOST_IN_SHEET + 1);
    });
    if (format === 'json') return { data };
    const name = language === 'vi' ? 'dong-can-sua.xlsx' : 'rows-to-correct.xlsx';
    const content = await faultsWorkbook(data.slice(0, MOST_IN_SHEET), language, data.length > MOST_IN_SHEET);
    return sendPaper(reply, { name, content }, XLSX);
  }

  @Post(':id/start')
  @AdminWrite('Take in what was found fit; rows with something wrong are left out', {
    ...HISTORY_IMPORT_EXAMPLE,
    state: 'running',
  })
  async start(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<HistoryImportView> {
    const started = await once(this.writeOnce, write, 200, { id, ...body }, (tx) =>
      startHistoryImport(tx, write.actor, id, body.version),
    );
    this.runner.poke();
    return started;
  }

  @Post(':id/cancel')
  @AdminWrite('End an import; what has been taken in stays', { ...HISTORY_IMPORT_EXAMPLE, state: 'cancelled' })
  cancel(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<HistoryImportView> {
    return once(this.writeOnce, write, 200, { id, ...body }, (tx) =>
      cancelHistoryImport(tx, write.actor, id, body.version),
    );
  }
}

/** More are not written into one sheet; its last row says so. */
const MOST_IN_SHEET = 20_000;

function refusal(error: unknown): never {
  throw error instanceof FileTooLarge ? fileTooLarge(MAX_HISTORY_BYTES) : storeRefusal(error);
}
