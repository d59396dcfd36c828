import { Body, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import type { Page } from '../../common/cursor.js';
import { CallAnswers, pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { CalendarMoveRunner } from '../../calendar-moves/calendar-move-runner.js';
import { OfficeTransactions, type OfficeTx } from '../../database/office-transaction.js';
import { ProcedureCatalogue } from '../../procedures/procedure-catalogue.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import {
  CHANGED_DAY_EXAMPLE,
  CHANGED_HOURS_EXAMPLE,
  DAY_EXAMPLE,
  HOURS_EXAMPLE,
  REHEARSAL_EXAMPLE,
} from '../admin.examples.js';
import {
  CalendarQuery,
  ChangeDayDto,
  CreateDayDto,
  CreateHoursDto,
  ListDaysQuery,
  RehearseCalendarDto,
} from './calendars.dto.js';
import { changeDay } from './change-day.js';
import { type ChangedDay, createDay } from './create-day.js';
import { type ChangedHours, createHours } from './create-hours.js';
import { type DayView, findDays } from './find-days.js';
import { findHours, type HoursView } from './find-hours.js';
import { removeDay } from './remove-day.js';
import { type CalendarRehearsal, rehearseChange } from './rehearse-change.js';
import { removeHours } from './remove-hours.js';

/** No call here moves a date that was promised: each answer says so under `consequences`. */
@AdminController('calendars')
export class AdminCalendarsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly writeOnce: WriteOnce,
    private readonly transactions: OfficeTransactions,
    private readonly catalogue: ProcedureCatalogue,
    private readonly moves: CalendarMoveRunner,
  ) {}

  /** Whose dates the change would move is looked up right after it. */
  private async change<T>(
    write: WriteContext,
    status: 200 | 201,
    body: unknown,
    work: (tx: OfficeTx) => Promise<T>,
  ): Promise<T> {
    const answer = await once(this.writeOnce, write, status, body, work);
    this.moves.poke();
    return answer;
  }

  @Get()
  @AdminRead('Exceptional days of a year, own and inherited', pageExample(DAY_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListDaysQuery): Promise<Page<DayView>> {
    return findDays(this.db.manager, actor, query, this.clock.now());
  }

  @Post()
  @AdminWrite('Make a day unlike its weekday; promised dates stay', CHANGED_DAY_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateDayDto): Promise<ChangedDay> {
    return this.change(write, 201, body, (tx) => createDay(tx, write.actor, body));
  }

  @Get('hours')
  @AdminRead('Counting hours, own and inherited', pageExample(HOURS_EXAMPLE))
  listHours(@CurrentActor() actor: Actor, @Query() query: CalendarQuery): Promise<Page<HoursView>> {
    return findHours(this.db.manager, actor, query);
  }

  @Post('hours')
  @AdminWrite('Set counting hours from a day on; promised dates stay', CHANGED_HOURS_EXAMPLE, 201)
  createHours(@Write() write: WriteContext, @Body() body: CreateHoursDto): Promise<ChangedHours> {
    return this.change(write, 201, body, (tx) => createHours(tx, write.actor, body));
  }

  @Post('hours/:id/remove')
  @AdminWrite('Take counting hours back; promised dates stay', CHANGED_HOURS_EXAMPLE)
  removeHours(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<ChangedHours> {
    return this.change(write, 200, body, (tx) => removeHours(tx, write.actor, id, body.version));
  }

  @Post('rehearsals')
  @HttpCode(200)
  @ApiOperation({ summary: 'Which promised dates a change would make others; nothing is changed' })
  @CallAnswers(200, REHEARSAL_EXAMPLE)
  rehearse(@CurrentActor() actor: Actor, @Body() body: RehearseCalendarDto): Promise<CalendarRehearsal> {
    return this.transactions.forActor(actor, (tx) => rehearseChange(tx, actor, this.catalogue, body));
  }

  @Patch(':id')
  @AdminWrite('Change an exceptional day; promised dates stay', CHANGED_DAY_EXAMPLE)
  changeDay(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeDayDto,
  ): Promise<ChangedDay> {
    return this.change(write, 200, body, (tx) => changeDay(tx, write.actor, id, body));
  }

  @Post(':id/remove')
  @AdminWrite('Make a day an ordinary weekday again; promised dates stay', CHANGED_DAY_EXAMPLE)
  remove(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<ChangedDay> {
    return this.change(write, 200, body, (tx) => removeDay(tx, write.actor, id, body.version));
  }
}
