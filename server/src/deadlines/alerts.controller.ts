import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { Answers, pageExample, WriteAnswers } from '../common/http/answers.js';
import { CodeList, Line, QueryFlag, QueryWhole } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { findAlerts } from './find-alerts.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export class ListAlertsQuery {
  @QueryFlag({ optional: true, description: 'Left out: both what was seen and what was not.' }) seen?: boolean;
  @QueryWhole({ min: 1, max: 100, optional: true, example: 25 }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

export class SeenDto {
  @CodeList(UUID, { max: 100, example: ['01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64'] }) ids!: string[];
}

const ALERT_EXAMPLE = {
  id: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64',
  kind: 'overdue',
  dossierId: '01a208c5-6a00-77bd-a741-4f3b275170cf',
  code: 'H23.18.07-261123-0003',
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  officeCode: 'H23.18.07',
  dueAt: '2026-11-27T10:00:00.000Z',
  sameDay: false,
  createdAt: '2026-11-27T10:05:00.000Z',
  seenAt: null,
};

/** One's own alerts only: what the clock tells others is theirs. */
@ApiTags('clock')
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly catalogue: ProcedureCatalogue,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the clock has told the signed-in person, the newest first' })
  @Answers(200, pageExample(ALERT_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListAlertsQuery): Promise<unknown> {
    return this.transactions.forActor(actor, (tx) => findAlerts(tx.em, this.catalogue, actor, query));
  }

  @Post('seen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark alerts as seen; those of others stay as they are' })
  @WriteAnswers(200, { seen: 3 })
  async seen(@Write() write: WriteContext, @Body() body: SeenDto): Promise<{ seen: number }> {
    const answer = await this.writeOnce.run(write, body, async (tx) => {
      const [, seen]: [unknown[], number] = await tx.em.query(
        `UPDATE staff_alert SET seen_at = $3 WHERE staff_id = $1 AND alert_id = ANY ($2) AND seen_at IS NULL`,
        [write.actor.staffId, body.ids, tx.now],
      );
      return { status: 200, body: { seen } };
    });
    return answer.body;
  }
}
