import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import type { Page } from '../../common/cursor.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminWrite, once, VersionDto } from '../admin-http.js';
import { CalendarQuery, ChangeDayDto, CreateDayDto, CreateHoursDto, ListDaysQuery } from './calendars.dto.js';
import { changeDay } from './change-day.js';
import { type ChangedDay, createDay } from './create-day.js';
import { type ChangedHours, createHours } from './create-hours.js';
import { type DayView, findDays } from './find-days.js';
import { findHours, type HoursView } from './find-hours.js';
import { removeDay } from './remove-day.js';
import { removeHours } from './remove-hours.js';

/** No call here moves a date that was promised: each answer says so under `consequences`. */
@AdminController('calendars')
export class AdminCalendarsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Exceptional days of a year, own and inherited' })
  list(@CurrentActor() actor: Actor, @Query() query: ListDaysQuery): Promise<Page<DayView>> {
    return findDays(this.db.manager, actor, query, this.clock.now());
  }

  @Post()
  @AdminWrite('Make a day unlike its weekday; promised dates stay', 201)
  create(@Write() write: WriteContext, @Body() body: CreateDayDto): Promise<ChangedDay> {
    return once(this.writeOnce, write, 201, body, (tx) => createDay(tx, write.actor, body));
  }

  @Get('hours')
  @ApiOperation({ summary: 'Counting hours, own and inherited' })
  listHours(@CurrentActor() actor: Actor, @Query() query: CalendarQuery): Promise<Page<HoursView>> {
    return findHours(this.db.manager, actor, query);
  }

  @Post('hours')
  @AdminWrite('Set counting hours from a day on; promised dates stay', 201)
  createHours(@Write() write: WriteContext, @Body() body: CreateHoursDto): Promise<ChangedHours> {
    return once(this.writeOnce, write, 201, body, (tx) => createHours(tx, write.actor, body));
  }

  @Post('hours/:id/remove')
  @AdminWrite('Take counting hours back; promised dates stay')
  removeHours(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<ChangedHours> {
    return once(this.writeOnce, write, 200, body, (tx) => removeHours(tx, write.actor, id, body.version));
  }

  @Patch(':id')
  @AdminWrite('Change an exceptional day; promised dates stay')
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeDayDto,
  ): Promise<ChangedDay> {
    return once(this.writeOnce, write, 200, body, (tx) => changeDay(tx, write.actor, id, body));
  }

  @Post(':id/remove')
  @AdminWrite('Make a day an ordinary weekday again; promised dates stay')
  remove(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<ChangedDay> {
    return once(this.writeOnce, write, 200, body, (tx) => removeDay(tx, write.actor, id, body.version));
  }
}
