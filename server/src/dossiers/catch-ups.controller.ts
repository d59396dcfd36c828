import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WriteOnce } from '../audit/write-once.js';
import { type Actor, officesOf } from '../common/actor.js';
import { Answers, WriteAnswers } from '../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { SettleDto } from './approvals.controller.js';
import { CatchUpService, ProposeCatchUpDto } from './catch-up.service.js';
import { DossierId } from './dossiers.controller.js';
import { type CatchUpDetail, ReadCatchUpService } from './read-catch-up.service.js';

const MOST = 100;

const CATCH_UP_EXAMPLE = {
  id: '01a208c6-51f1-75a0-8b3c-2f6f0c1a9d10',
  state: 'pending',
  size: 1,
  reason: 'Mất điện từ 8 giờ đến 11 giờ ngày 20/11/2026',
  decision: 'TB 12/TB-UBND',
};

const TAKEN_IN_EXAMPLE = {
  id: '01a208c6-51f5-7b1e-9a54-0d5c7e3b8f22',
  code: 'H23.18.07-261120-0001',
  state: 'accepted',
  version: 2,
  receivedAt: '2026-11-20T02:15:00.000Z',
  dueAt: '2026-11-20T10:00:00.000Z',
};

const DETAIL_EXAMPLE = {
  ...CATCH_UP_EXAMPLE,
  state: 'approved',
  requestedAt: '2026-11-20T04:20:00.000Z',
  requestedBy: { id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10', fullName: 'Lê Thị Mai' },
  settledAt: '2026-11-20T04:31:00.000Z',
  settledBy: { id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a11', fullName: 'Phạm Văn Hùng' },
  settlementReason: null,
  maySettle: false,
  entries: [
    {
      receivedAt: '2026-11-20T09:15:00+07:00',
      blockNumber: 'KG-0015',
      channel: 'desk',
      procedureCode: '1.001193',
      procedureName: 'Đăng ký khai sinh',
      caseName: null,
      applicantName: "H'Hen Niê",
      citizenId: '030•••••2345',
      components: { present: 2, required: 2 },
    },
  ],
  dossiers: [
    {
      id: TAKEN_IN_EXAMPLE.id,
      code: TAKEN_IN_EXAMPLE.code,
      state: 'accepted',
      blockNumber: 'KG-0015',
      receivedAt: TAKEN_IN_EXAMPLE.receivedAt,
      dueAt: TAKEN_IN_EXAMPLE.dueAt,
    },
  ],
};

@ApiTags('catch-up')
@Controller('api/v1/catch-ups')
export class CatchUpsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly catchUps: CatchUpService,
    private readonly reads: ReadCatchUpService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Batches entered after the fact, the newest first' })
  @Answers(200, { data: [CATCH_UP_EXAMPLE] })
  async list(@CurrentActor() actor: Actor): Promise<unknown> {
    return this.transactions.forActor(actor, async (tx) => ({
      data: await tx.em.query<unknown[]>(
        `SELECT c.id, c.state, c.size, c.reason, c.decision, c.requested_at AS "requestedAt",
                jsonb_build_object('id', p.id, 'fullName', p.full_name) AS "requestedBy"
           FROM catch_up c JOIN staff p ON p.id = c.requested_by_id
          WHERE c.office_id = ANY ($1) ORDER BY c.id DESC LIMIT $2`,
        [officesOf(actor), MOST],
      ),
    }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One batch with its lines and, once approved, its dossiers' })
  @Answers(200, DETAIL_EXAMPLE)
  one(@CurrentActor() actor: Actor, @Param('id', DossierId) id: string): Promise<CatchUpDetail> {
    return this.transactions.forActor(actor, (tx) => this.reads.execute(tx, actor, id));
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Propose a batch of dossiers received while the system was away (nhập bù)' })
  @WriteAnswers(202, { catchUp: CATCH_UP_EXAMPLE }, 'Waits for a leader')
  async propose(@Write() write: WriteContext, @Body() body: ProposeCatchUpDto): Promise<unknown> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 202,
      body: { catchUp: await this.catchUps.propose(tx, write.actor, body) },
    }));
    return answer.body;
  }

  @Post(':id')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve or refuse a batch, as a leader; approving takes all its dossiers in' })
  @WriteAnswers(200, { catchUp: { ...CATCH_UP_EXAMPLE, state: 'approved' }, dossiers: [TAKEN_IN_EXAMPLE] })
  async settle(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Body() body: SettleDto,
  ): Promise<unknown> {
    const answer = await this.writeOnce.run<unknown>(write, body, async (tx) => {
      const { batch, dossierIds } = await this.catchUps.settle(tx, write.actor, id, body);
      const dossiers: unknown[] = await tx.em.query(
        `SELECT id, code, state, version, received_at AS "receivedAt", due_at AS "dueAt" FROM dossier WHERE id = ANY ($1) ORDER BY code`,
        [dossierIds],
      );
      return { status: 200, body: { catchUp: batch, dossiers } };
    });
    return answer.body;
  }
}
