import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WriteOnce } from '../audit/write-once.js';
import { WriteAnswers } from '../common/http/answers.js';
import { Write, type WriteContext } from '../common/http/request.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { type ClosedVisit, CloseVisitService } from './close-visit.service.js';
import { CLOSED_VISIT_EXAMPLE } from './notices.examples.js';

@ApiTags('visits')
@Controller('api/v1/visits')
export class VisitsController {
  constructor(
    private readonly writeOnce: WriteOnce,
    private readonly closings: CloseVisitService,
  ) {}

  @Post(':visitId/close')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End a visit: its citizens are told at once, in one message for all dossiers',
    description: `Dossiers taken in, received from the leader or handed over with the same \`visitId\` are one visit. Without this call they are
told ten minutes after the last of them. What the office lets officers take back for a while leaves once that is over. Answers
the dossiers that were taken in.`,
  })
  @WriteAnswers(200, CLOSED_VISIT_EXAMPLE)
  async close(@Write() write: WriteContext, @Param('visitId', DossierId) visitId: string): Promise<ClosedVisit> {
    const answer = await this.writeOnce.run<ClosedVisit>(
      write,
      null,
      async (tx) => ({ status: 200, body: await this.closings.execute(tx, write.actor, visitId) }),
      // A repeated call shows the same codes again, and closes nothing that was taken in since.
      (tx) => this.closings.recordLook(tx, write.actor, visitId),
    );
    return answer.body;
  }
}
