import type { RegisteredResult } from '@motcua/shared/results';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { storeRefusal } from '../attachments/file-refusal.js';
import { recordAccess } from '../audit/access-log.js';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import { notFound } from '../common/domain-error.js';
import { Answers, pageExample, Refuses, WriteAnswers } from '../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { answersSlowly } from '../common/http/slow-answer.js';
import { OfficeTransactions, type OfficeTx } from '../database/office-transaction.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import { CopyResult, CopyResultDto, type Sealed } from './copy-result.js';
import { FindResults, ListResultsQuery } from './find-results.js';
import { OfficeSeal } from './office-seal.js';
import { PlaceResult, PlaceResultDto } from './place-result.js';
import { RESULT_EXAMPLE } from './result-row.js';

const ResultId = new ParseUUIDPipe({ exceptionFactory: notFound });

@ApiTags('results')
@Controller('api/v1/results')
export class ResultsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly finds: FindResults,
    private readonly places: PlaceResult,
    private readonly copies: CopyResult,
    private readonly seal: OfficeSeal,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The register of results, the newest number first',
    description: 'Of the office that decides. Cancelled numbers stay in it.',
  })
  @Answers(200, pageExample(RESULT_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListResultsQuery): Promise<Page<RegisteredResult>> {
    return this.transactions.forActor(actor, (tx) => this.finds.execute(tx, actor, query));
  }

  @Post(':id/place')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say where a result lies, or what sign it bears' })
  @WriteAnswers(200, RESULT_EXAMPLE)
  async place(
    @Write() write: WriteContext,
    @Param('id', ResultId) id: string,
    @Body() body: PlaceResultDto,
  ): Promise<RegisteredResult> {
    const answer = await this.writeOnce.run(
      write,
      body,
      async (tx) => ({ status: 200, body: await this.places.execute(tx, write.actor, id, body) }),
      shownAgainTo(write.actor),
    );
    return answer.body;
  }

  @Post(':id/copy')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take a file of the dossier as the electronic copy of a result',
    description:
      'With `seal` the file is sealed first for the office that decides (PAdES, with a time stamp where a server is ' +
      'set): the sealed one is a file of its own.',
  })
  @WriteAnswers(200, RESULT_EXAMPLE)
  @Refuses(413, 503)
  async copy(
    @Write() write: WriteContext,
    @Param('id', ResultId) id: string,
    @Body() body: CopyResultDto,
    @Req() request: FastifyRequest,
  ): Promise<RegisteredResult> {
    if (!body.seal) return this.keepCopy(write, id, body, null);
    answersSlowly(request.raw);
    return this.seal.inTurn(() => this.sealedCopy(write, id, body));
  }

  /** What waits for other servers is done outside of the transaction, and not again for a call that was answered. */
  private async sealedCopy(write: WriteContext, id: string, body: CopyResultDto): Promise<RegisteredResult> {
    const answered = await this.writeOnce.answered(write, body, shownAgainTo(write.actor));
    if (answered) return answered.body;
    const { actor } = write;
    const sealed = await this.seal.put(
      await this.transactions.forActor(actor, (tx) => this.copies.prepare(tx, actor, id, body.attachmentId)),
    );
    try {
      return await this.keepCopy(write, id, body, sealed);
    } finally {
      await sealed.file.discard();
    }
  }

  private async keepCopy(
    write: WriteContext,
    id: string,
    body: CopyResultDto,
    sealed: Sealed | null,
  ): Promise<RegisteredResult> {
    try {
      const answer = await this.writeOnce.run(
        write,
        body,
        async (tx) => ({
          status: 200,
          body: await this.copies.execute(tx, write.actor, id, body.attachmentId, sealed),
        }),
        shownAgainTo(write.actor),
      );
      return answer.body;
    } catch (error) {
      throw storeRefusal(error);
    }
  }
}

/** A result names whose it is: who is shown it once more must still see its dossier, and leaves a record. */
const shownAgainTo =
  ({ staffId }: Actor) =>
  async (tx: OfficeTx, { dossierId }: RegisteredResult): Promise<void> => {
    const { officeId } = await lockDossier(tx, dossierId);
    await recordAccess(tx, { officeId, staffId, dossierId, action: 'read', fields: ['result'] });
  };
