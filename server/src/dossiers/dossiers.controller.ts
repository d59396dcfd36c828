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
import {
  ApiBody,
  type ApiBodyOptions,
  ApiExtraModels,
  ApiOperation,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { DOSSIER_TRANSITIONS } from '@motcua/shared/dossiers';
import type { FastifyReply } from 'fastify';
import { WriteOnce } from '../audit/write-once.js';
import { type Actor, officesOf } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import { Answers, CallAnswers, FileAnswers, pageExample, Refuses, WriteAnswers } from '../common/http/answers.js';
import { Line, WordList } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions, type OfficeTx } from '../database/office-transaction.js';
import { ReportTransactions } from '../database/report-transactions.js';
import { ACTS } from './acts/index-of-acts.js';
import { CountDossiersService } from './count-dossiers.service.js';
import { hangsOnOwnRows, scopeOf, scopeOfList } from './dossier-conditions.js';
import { DOSSIER_EXAMPLE } from './dossier.example.js';
import {
  APPROVAL_EXAMPLE,
  COUNTS_EXAMPLE,
  DOSSIER_ROW_EXAMPLE,
  REHEARSAL_EXAMPLE,
  SAME_READER_EXAMPLE,
} from './dossiers.examples.js';
import { IntakeDto } from './dto/intake.dto.js';
import { ExportDossiersDto } from './dto/export.dto.js';
import { DossierFilters, ListDossiersQuery, SearchDossiersDto } from './dto/list.dto.js';
import { ExportDossiersService } from './export-dossiers.service.js';
import { workbookName, workbookOf } from './export-workbook.js';
import { FindDossiersService } from './find-dossiers.service.js';
import { type DossierOfReader, FindSameReaderService } from './find-same-reader.service.js';
import { IntakeDossierService } from './intake-dossier.service.js';
import { ReadDossierService, REVEALABLE, type Revealable } from './read-dossier.service.js';
import { type Rehearsal, RehearseTransitionService } from './rehearse-transition.service.js';
import { SameVisitDto, SameVisitService } from './same-visit.service.js';
import { SearchDossiersService } from './search-dossiers.service.js';
import { TransitionDossierService } from './transition-dossier.service.js';

export class RevealDto {
  @WordList(REVEALABLE, { min: 1, example: ['citizenId', 'phone'] }) fields!: Revealable[];
  @Line({ optional: true, example: 'Gọi điện báo bổ sung giấy tờ' }) purpose?: string;
}

/** Ids that are no UUIDs are answered as absent ones are. */
export const DossierId = new ParseUUIDPipe({ exceptionFactory: notFound });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ACT_DTOS = [...new Set(Object.values(ACTS).map(({ dto }) => dto))];

const ACT_BODY: ApiBodyOptions = {
  schema: { oneOf: ACT_DTOS.map((dto) => ({ $ref: getSchemaPath(dto) })) },
  examples: {
    accept: { value: { transition: 'accept', version: 1 } },
    request_supplement: {
      value: {
        transition: 'request_supplement',
        version: 1,
        components: [{ code: 'GCS', defect: 'Thiếu giấy chứng sinh', bring: 'Bản chính giấy chứng sinh' }],
        until: '2026-12-01',
      },
    },
    forward: { value: { transition: 'forward', version: 2 } },
    hand_over: {
      value: {
        transition: 'hand_over',
        version: 6,
        method: 'desk',
        collector: { fullName: 'Trần Văn Đức', relation: 'applicant' },
      },
    },
  },
};

@ApiTags('dossiers')
@ApiExtraModels(...ACT_DTOS)
@Controller('api/v1/dossiers')
export class DossiersController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly intakes: IntakeDossierService,
    private readonly transitions: TransitionDossierService,
    private readonly rehearsals: RehearseTransitionService,
    private readonly sameVisits: SameVisitService,
    private readonly reads: ReadDossierService,
    private readonly finds: FindDossiersService,
    private readonly counts: CountDossiersService,
    private readonly searches: SearchDossiersService,
    private readonly exports: ExportDossiersService,
    private readonly reports: ReportTransactions,
    private readonly readers: FindSameReaderService,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Take a dossier in' })
  @WriteAnswers(201, { ...DOSSIER_EXAMPLE, warnings: [] }, 'The dossier, with `warnings` about what looks wrong')
  async intake(@Write() write: WriteContext, @Body() body: IntakeDto): Promise<unknown> {
    const answer = await this.writeOnce.run<unknown>(
      write,
      body,
      async (tx) => {
        const { dossierId, warnings } = await this.intakes.execute(tx, write.actor, body);
        return { status: 201, body: { ...(await this.reads.execute(tx, write.actor, dossierId)), warnings } };
      },
      this.replay(write),
    );
    return answer.body;
  }

  @Get()
  @ApiOperation({ summary: 'List dossiers' })
  @Answers(200, pageExample(DOSSIER_ROW_EXAMPLE))
  @ApiQuery({ name: 'forecast', required: false, isArray: true, type: String })
  @ApiQuery({ name: 'state', required: false, isArray: true, type: String })
  @ApiQuery({ name: 'procedureCode', required: false, isArray: true, type: String })
  list(@CurrentActor() actor: Actor, @Query() query: ListDossiersQuery): Promise<unknown> {
    return this.transactions.forActorSending(
      actor,
      (em, today) => scopeOfList(em, actor, query, today),
      (tx, scope) => this.finds.send(tx, actor, query, scope),
      { plansOnce: hangsOnOwnRows(query) },
    );
  }

  @Get('counts')
  @ApiOperation({
    summary: 'Count what a list holds',
    description:
      'Each figure is the total of the list with the same filters and one more: `state=…`, `due=…`, both states that ' +
      'wait for the citizen, or `state=decided`. Where the total is not exact, the others are lower bounds.',
  })
  @Answers(200, COUNTS_EXAMPLE)
  @ApiQuery({ name: 'forecast', required: false, isArray: true, type: String })
  @ApiQuery({ name: 'state', required: false, isArray: true, type: String })
  @ApiQuery({ name: 'procedureCode', required: false, isArray: true, type: String })
  count(@CurrentActor() actor: Actor, @Query() query: DossierFilters): Promise<unknown> {
    return this.transactions.forActorAsking(
      actor,
      (em, today) => scopeOfList(em, actor, query, today),
      (tx, scope) => this.counts.execute(tx, actor, query, scope),
      { plansOnce: hangsOnOwnRows(query) },
    );
  }

  @Post('export')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a list out as an .xlsx file of at most 5,000 rows; leaves a record' })
  @FileAnswers(XLSX, 'The sheet, named like `ho-so-20261123-0942.xlsx`')
  async export(@CurrentActor() actor: Actor, @Body() body: ExportDossiersDto): Promise<StreamableFile> {
    const list = await this.reports.ofOneMoment(officesOf(actor), (tx) => this.exports.execute(tx, actor, body));
    return new StreamableFile(await workbookOf(list), {
      type: XLSX,
      disposition: `attachment; filename="${workbookName(list.at)}"`,
    });
  }

  @Post('search')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Find dossiers by citizen id, tax code or phone, which never stand in a URL',
    description:
      '`messages` says how the person wished to be told when they last said so to this office, and what an intake that says ' +
      'nothing of it takes over; null where they have said nothing.',
  })
  @CallAnswers(200, { ...pageExample(DOSSIER_ROW_EXAMPLE), messages: { channels: ['sms'], language: 'vi' } })
  search(@CurrentActor() actor: Actor, @Body() body: SearchDossiersDto): Promise<unknown> {
    return this.transactions.forActorSending(
      actor,
      (em, today) => scopeOf(em, actor, body.officeCode, today),
      (tx, scope) => this.searches.send(tx, actor, body, scope),
    );
  }

  @Get(':id')
  @ApiOperation({ summary: 'One dossier with events, pauses, components, notices and what may be done now' })
  @Answers(200, DOSSIER_EXAMPLE)
  one(@CurrentActor() actor: Actor, @Param('id', DossierId) id: string): Promise<unknown> {
    return this.transactions.forActor(actor, (tx) => this.reads.execute(tx, actor, id));
  }

  @Get(':id/same-reader')
  @ApiOperation({
    summary: 'Other open dossiers of the office of which the same person is told',
    description: 'At most 20, the newest first. What the person wishes of messages may be corrected there as well.',
  })
  @Answers(200, { data: [SAME_READER_EXAMPLE] })
  async sameReader(
    @CurrentActor() actor: Actor,
    @Param('id', DossierId) id: string,
  ): Promise<{ data: DossierOfReader[] }> {
    return { data: await this.transactions.forActor(actor, (tx) => this.readers.execute(tx, actor, id)) };
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Act on a dossier',
    description: `\`transition\` is one of ${DOSSIER_TRANSITIONS.join(', ')}.`,
  })
  @ApiBody(ACT_BODY)
  @WriteAnswers(200, DOSSIER_EXAMPLE, 'The dossier')
  @Answers(202, { approval: APPROVAL_EXAMPLE }, 'Waits for a second person')
  async transition(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.writeOnce.run<unknown>(
      write,
      body,
      async (tx) => {
        const outcome = await this.transitions.execute(tx, write.actor, id, body);
        return outcome.done
          ? { status: 200, body: await this.reads.show(tx, write.actor, outcome.dossier) }
          : { status: 202, body: { approval: outcome.approval } };
      },
      this.replay(write),
    );
    void reply.status(answer.status);
    return answer.body;
  }

  @Post(':id/rehearsals')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Show what an act would lead to, without acting',
    description: `Takes the body of the act and is refused as the act would be. Answers what the dossier would be and whom the
citizen's messages would reach; for an act that waits for a second person (\`mode\` is \`propose\`), after the approval. Nothing is
changed and nothing is reserved: a number under \`results\` that the register gives is the next one now, and another result may
take it before the act.`,
  })
  @ApiBody(ACT_BODY)
  @CallAnswers(200, REHEARSAL_EXAMPLE)
  @Refuses(409)
  rehearse(
    @CurrentActor() actor: Actor,
    @Param('id', DossierId) id: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Rehearsal> {
    return this.transactions.forActor(actor, (tx) => this.rehearsals.execute(tx, actor, id, body));
  }

  @Post(':id/same-visit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Forward, decide and hand over while the citizen waits (trả ngay)' })
  @WriteAnswers(200, DOSSIER_EXAMPLE)
  async sameVisit(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Body() body: SameVisitDto,
  ): Promise<unknown> {
    const answer = await this.writeOnce.run<unknown>(
      write,
      body,
      async (tx) => {
        await this.sameVisits.execute(tx, write.actor, id, body);
        return { status: 200, body: await this.reads.execute(tx, write.actor, id) };
      },
      this.replay(write),
    );
    return answer.body;
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer masked values in full; leaves a record' })
  @CallAnswers(200, { citizenId: '030190012345', phone: '+84912345678' })
  reveal(@CurrentActor() actor: Actor, @Param('id', DossierId) id: string, @Body() body: RevealDto): Promise<unknown> {
    return this.transactions.forActor(actor, (tx) => this.reads.reveal(tx, actor, id, body.fields, body.purpose));
  }

  private replay({ actor }: WriteContext): (tx: OfficeTx, body: unknown) => Promise<void> {
    return (tx, body) => this.reads.recordReplay(tx, actor, body);
  }
}
