import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminWrite, once, VersionDto } from '../admin-http.js';
import { cancelLeave } from './cancel-leave.js';
import { createLeave } from './create-leave.js';
import { findLeaves, type LeaveView } from './find-leaves.js';
import { CreateLeaveDto, ListLeavesQuery } from './leaves.dto.js';

@AdminController('leaves')
export class AdminLeavesController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who is away, and when' })
  list(@CurrentActor() actor: Actor, @Query() query: ListLeavesQuery): Promise<Page<LeaveView>> {
    return findLeaves(this.db.manager, actor, query);
  }

  @Post()
  @AdminWrite('Enter days a person is away', 201)
  create(@Write() write: WriteContext, @Body() body: CreateLeaveDto): Promise<LeaveView> {
    return once(this.writeOnce, write, 201, body, (tx) => createLeave(tx, write.actor, body));
  }

  @Post(':id/cancel')
  @AdminWrite('Take a leave back')
  cancel(@Write() write: WriteContext, @Param('id', AdminId) id: string, @Body() body: VersionDto): Promise<LeaveView> {
    return once(this.writeOnce, write, 200, body, (tx) => cancelLeave(tx, write.actor, id, body.version));
  }
}
