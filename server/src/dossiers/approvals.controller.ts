import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommittedRefusal, WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { Answers, pageExample, WriteAnswers } from '../common/http/answers.js';
import { Flag, Line, Lines, OneOf, QueryFlag, QueryWhole, Uuid } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossierId } from './dossiers.controller.js';
import { APPROVAL_STATES, type ApprovalState } from './entities/approval.entity.js';
import { DOSSIER_EXAMPLE } from './dossier.example.js';
import { APPROVAL_ROW_EXAMPLE } from './dossiers.examples.js';
import { FindApprovalsService } from './find-approvals.service.js';
import { ReadDossierService } from './read-dossier.service.js';
import { SettleApprovalService } from './settle-approval.service.js';

export class ListApprovalsQuery {
  @OneOf(APPROVAL_STATES, { optional: true }) state?: ApprovalState;
  @Uuid({ optional: true }) dossierId?: string;
  @QueryFlag({
    optional: true,
    description: 'Also whose dossier it is and of which procedure; leaves an access record.',
  })
  about?: boolean;
  @QueryWhole({ min: 1, max: 100, optional: true }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

export class SettleDto {
  @Flag({ example: true }) approve!: boolean;
  @Lines({ optional: true }) reason?: string;
}

@ApiTags('approvals')
@Controller('api/v1/approvals')
export class ApprovalsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly finds: FindApprovalsService,
    private readonly settles: SettleApprovalService,
    private readonly reads: ReadDossierService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Acts that wait for a second person and that one may settle' })
  @Answers(200, pageExample(APPROVAL_ROW_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListApprovalsQuery): Promise<unknown> {
    return this.transactions.forActor(actor, (tx) => this.finds.execute(tx, actor, query));
  }

  @Post(':id')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve or refuse; approving answers the dossier' })
  @WriteAnswers(200, DOSSIER_EXAMPLE, 'The dossier; when refused: `{approval}`')
  async settle(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
    @Body() body: SettleDto,
  ): Promise<unknown> {
    const answer = await this.writeOnce.run<unknown>(
      write,
      body,
      async (tx) => {
        const outcome = await this.settles.execute(tx, write.actor, id, body);
        if (outcome instanceof CommittedRefusal) return outcome;
        const { approval } = outcome;
        return {
          status: 200,
          body: outcome.approved
            ? await this.reads.execute(tx, write.actor, approval.dossierId)
            : {
                approval: { id, dossierId: approval.dossierId, transition: approval.transition, state: approval.state },
              },
        };
      },
      (tx, stored) => this.reads.recordReplay(tx, write.actor, stored),
    );
    return answer.body;
  }
}
