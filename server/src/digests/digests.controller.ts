import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor.js';
import { Answers } from '../common/http/answers.js';
import { CurrentActor } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { digestOfToday, type DigestView } from './find-digest.js';

const DIGEST_EXAMPLE = {
  digest: {
    id: '01a2a1f3-0b80-7c11-9d5e-6b1f0a7e2c44',
    onDate: '2026-11-27',
    createdAt: '2026-11-27T00:30:00.000Z',
    counts: { overdue: 1, dueToday: 0, dueSoon: 0, unanswered: 0, pauseReview: 0, apologyDrafted: 0, assigned: 0 },
    lines: [
      {
        group: 'overdue',
        dossierId: '01a208c5-6a00-77bd-a741-4f3b275170cf',
        code: 'H23.18.07-261120-0003',
        procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
        dueAt: '2026-11-25T10:00:00.000Z',
      },
    ],
    offices: [{ officeCode: 'H23.18.07', officeName: 'UBND phường Cộng Hòa', open: 41, overdue: 3, dueToday: 2 }],
    mail: {
      to: 'l•••@conghoa.example.vn',
      state: 'gateway_accepted',
      kept: false,
      mayHaveArrived: false,
      acceptedAt: '2026-11-27T00:30:04.000Z',
      lastError: null,
    },
  },
};

/** One's own digest only: what the clock tells others is theirs. */
@ApiTags('clock')
@Controller('api/v1/digests')
export class DigestsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly catalogue: ProcedureCatalogue,
  ) {}

  @Get('today')
  @ApiOperation({
    summary: 'What the signed-in person was told this morning',
    description:
      'Made on a working day from the time its office has set (07:30 as a rule), where there was something to tell; `digest` is null otherwise. Same-day work is ' +
      'not in it: `GET /api/v1/alerts` tells of that at once.',
  })
  @Answers(200, DIGEST_EXAMPLE)
  async today(@CurrentActor() actor: Actor): Promise<{ digest: DigestView | null }> {
    const digest = await this.transactions.forActor(actor, (tx) => digestOfToday(tx, this.catalogue, actor.staffId));
    return { digest };
  }
}
