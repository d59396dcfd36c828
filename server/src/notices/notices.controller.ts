import type { CallToMake, ListedNotice } from '@motcua/shared/notices';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import { Answers, CallAnswers, pageExample, WriteAnswers } from '../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { FindCalls } from './find-calls.js';
import { CallListQuery, FindNotices, ListNoticesQuery } from './find-notices.js';
import { requireCounter, requireRecaller } from './may-change-notice.js';
import { NOTICE_ROW } from './notice-row.js';
import {
  CALL_EXAMPLE,
  CALL_LIST_EXAMPLE,
  NOTICE_EXAMPLE,
  NOTICE_RECALLED_EXAMPLE,
  NOTICE_RESENT_EXAMPLE,
} from './notices.examples.js';
import { RecallNotice } from './recall-notice.js';
import { CallDto, RecordCall, type RecordedCall } from './record-call.js';
import { ResendNotice } from './resend-notice.js';
import { retryNow } from './retry-now.js';
import { RevealNumber, RevealNumberDto } from './reveal-number.js';

@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly finds: FindNotices,
    private readonly resends: ResendNotice,
    private readonly recalls: RecallNotice,
    private readonly callsOwed: FindCalls,
    private readonly calls: RecordCall,
    private readonly numbers: RevealNumber,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What citizens were told, and what became of it' })
  @Answers(200, pageExample(NOTICE_EXAMPLE))
  @ApiQuery({ name: 'state', required: false, isArray: true, type: String })
  list(@CurrentActor() actor: Actor, @Query() query: ListNoticesQuery): Promise<Page<ListedNotice<Date>>> {
    return this.transactions.forActor(actor, (tx) => this.finds.execute(tx, actor, query));
  }

  @Get('call-list')
  @ApiOperation({
    summary: 'Whom the counter has to call, because no message got through',
    description: 'Those not called yet come first, then those called longest ago; at most 200.',
  })
  @Answers(200, pageExample(CALL_LIST_EXAMPLE))
  callList(@CurrentActor() actor: Actor, @Query() { officeCode }: CallListQuery): Promise<Page<CallToMake<Date>>> {
    return this.transactions.forActor(actor, (tx) => this.callsOwed.list(tx, actor, officeCode));
  }

  @Get('call-list/count')
  @ApiOperation({ summary: 'How many have to be called; not exact beyond 200' })
  @Answers(200, { value: 3, exact: true })
  callCount(
    @CurrentActor() actor: Actor,
    @Query() { officeCode }: CallListQuery,
  ): Promise<{ value: number; exact: boolean }> {
    return this.transactions.forActor(actor, (tx) => this.callsOwed.count(tx, actor, officeCode));
  }

  @Post(':id/call')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Write down what came of a call',
    description:
      '`told`: the citizen knows. `wrong_number`: nobody calls there again; with the `phone` that was heard instead it is told at that one. The others stay on the list.',
  })
  @WriteAnswers(200, CALL_EXAMPLE)
  async call(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Body() body: CallDto,
  ): Promise<RecordedCall> {
    const answer = await this.writeOnce.run<RecordedCall>(write, body, async (tx) => {
      await requireCounter(tx, write.actor, id);
      return { status: 200, body: await this.calls.execute(tx, write.actor, id, body) };
    });
    return answer.body;
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Answer the number that a notice goes to in full; leaves a record',
    description:
      'For one that was heard in a call (`numberHeard`); any other is a field of the dossier. Of a mail it is 422.',
  })
  @CallAnswers(200, { phone: '+84987654321' })
  reveal(
    @CurrentActor() actor: Actor,
    @Param('id', DossierId) id: string,
    @Body() { purpose }: RevealNumberDto,
  ): Promise<{ phone: string }> {
    return this.transactions.forActor(actor, async (tx) => {
      await requireCounter(tx, actor, id);
      return this.numbers.execute(tx, actor, id, purpose);
    });
  }

  @Post(':id/resend')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send once more what has come to an end, or what an officer took back',
    description:
      'The answer is a new notice with `resentFromId`; the first keeps its history and names the new one as `resentAsId`. What a gateway took and an `unknown` text message the citizen may then have twice: ask before. What was told by phone, or was to be and was taken back, stands on the call list again. What the dossier has left behind is 422 `notice.no_longer_true`.',
  })
  @WriteAnswers(200, NOTICE_RESENT_EXAMPLE)
  async resend(@Write() write: WriteContext, @Param('id', DossierId) id: string): Promise<ListedNotice<Date>> {
    const answer = await this.writeOnce.run(
      write,
      null,
      async (tx) => {
        await requireCounter(tx, write.actor, id);
        const resentId = await this.resends.resend(tx, id);
        const [row]: [ListedNotice<Date>] = await tx.em.query(`${NOTICE_ROW} WHERE n.id = $1`, [resentId]);
        return { status: 200, body: row };
      },
      (tx) => requireCounter(tx, write.actor, id),
    );
    return answer.body;
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try now what waits for its next try',
    description:
      'Of a notice that is `retry_waiting`: within seconds, without waiting for its time. Anything else is 422.',
  })
  @WriteAnswers(200, NOTICE_EXAMPLE)
  async retry(@Write() write: WriteContext, @Param('id', DossierId) id: string): Promise<ListedNotice<Date>> {
    const answer = await this.writeOnce.run(
      write,
      null,
      async (tx) => {
        await requireCounter(tx, write.actor, id);
        await retryNow(tx, id);
        const [row]: [ListedNotice<Date>] = await tx.em.query(`${NOTICE_ROW} WHERE n.id = $1`, [id]);
        return { status: 200, body: row };
      },
      (tx) => requireCounter(tx, write.actor, id),
    );
    return answer.body;
  }

  @Post(':id/recall')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take back a notice before it leaves',
    description:
      'The counter, a leader and whoever did the act can take it back while it is `planned`, stands in a queue (`dispatched`), waits for its next try (`retry_waiting`) or is `manual`. Where a gateway may have it of an earlier try the answer is 409 `notice.may_have_arrived`, later `notice.too_late`.',
  })
  @WriteAnswers(200, NOTICE_RECALLED_EXAMPLE)
  async recall(@Write() write: WriteContext, @Param('id', DossierId) id: string): Promise<ListedNotice<Date>> {
    const answer = await this.writeOnce.run(
      write,
      null,
      async (tx) => {
        await requireRecaller(tx, write.actor, id);
        await this.recalls.recall(tx, id);
        const [row]: [ListedNotice<Date>] = await tx.em.query(`${NOTICE_ROW} WHERE n.id = $1`, [id]);
        return { status: 200, body: row };
      },
      (tx) => requireRecaller(tx, write.actor, id),
    );
    return answer.body;
  }
}
