import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { Answers, pageExample, WriteAnswers } from '../common/http/answers.js';
import { CodeList, Flag, Line, Lines, OneOf, QueryWhole } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { CalendarMoveRunner } from './calendar-move-runner.js';
import { MOVE_DECISIONS, MOVE_STATES, type MoveDecision, type MoveState } from './calendar-move.entity.js';
import { decideMoves, decidingOffices } from './decide-moves.js';
import { countMoves, findMoves } from './find-moves.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OFFICE = { max: 40, optional: true, example: 'H23.18.07', description: 'Left out: all one may decide about.' };

export class MovesOfficeQuery {
  @Line(OFFICE) officeCode?: string;
}

export class ListMovesQuery extends MovesOfficeQuery {
  @OneOf(MOVE_STATES, { optional: true, example: 'pending' }) state?: MoveState;
  @QueryWhole({ min: 1, max: 100, optional: true, example: 25 }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

export class SettleMovesDto {
  @Line(OFFICE) officeCode?: string;
  @CodeList(UUID, { optional: true, max: 100, example: ['01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64'] }) ids?: string[];
  @Flag({ optional: true, example: true, description: 'All that wait for a decision.' }) all?: boolean;
  @OneOf(MOVE_DECISIONS, { example: 'move', description: '`move` and tell the citizen, or `keep` what was promised.' })
  decision!: MoveDecision;
  @Lines({ example: 'Đóng cửa do bão theo Công điện 5' }) reason!: string;
}

const MOVE_EXAMPLE = {
  id: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64',
  dossierId: '01a208c5-6a00-77bd-a741-4f3b275170cf',
  code: 'H23.18.07-261123-0003',
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  officeCode: 'H23.18.07',
  dueFrom: '2026-11-27T10:00:00.000Z',
  dueTo: '2026-11-30T10:00:00.000Z',
  revision: 3,
  what: 'day 2026-11-27',
  changedAt: '2026-11-26T02:00:00.000Z',
  state: 'pending',
  settledBy: null,
  settledAt: null,
  reason: null,
};
const COUNTS_EXAMPLE = { pending: 14, deciding: 0, moved: 0, kept: 0, stale: 0 };

@ApiTags('clock')
@Controller('api/v1/calendar-moves')
export class CalendarMovesController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly catalogue: ProcedureCatalogue,
    private readonly runner: CalendarMoveRunner,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Promised dates that a changed calendar would move' })
  @Answers(200, pageExample(MOVE_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListMovesQuery): Promise<unknown> {
    return this.transactions.forActor(actor, async (tx) => {
      const offices = await decidingOffices(tx.em, actor, query.officeCode);
      return findMoves(tx.em, this.catalogue, [...offices.keys()], query);
    });
  }

  @Get('summary')
  @ApiOperation({ summary: 'How many wait, and what became of the others within a day' })
  @Answers(200, COUNTS_EXAMPLE)
  summary(@CurrentActor() actor: Actor, @Query() query: MovesOfficeQuery): Promise<unknown> {
    return this.transactions.forActor(actor, async (tx) => {
      const offices = await decidingOffices(tx.em, actor, query.officeCode);
      return countMoves(tx.em, [...offices.keys()]);
    });
  }

  @Post('settle')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move the dates and tell the citizens, or keep what was promised' })
  @WriteAnswers(200, { queued: 14 })
  async settle(@Write() write: WriteContext, @Body() body: SettleMovesDto): Promise<{ queued: number }> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 200,
      body: { queued: await decideMoves(tx, write.actor, body) },
    }));
    this.runner.poke();
    return answer.body;
  }
}
