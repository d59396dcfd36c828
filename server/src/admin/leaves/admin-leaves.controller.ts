import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { LEAVE_EXAMPLE } from '../admin.examples.js';
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
  @AdminRead('Who is away, and when', pageExample(LEAVE_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListLeavesQuery): Promise<Page<LeaveView>> {
    return findLeaves(this.db.manager, actor, query);
  }

  @Post()
  @AdminWrite('Enter days a person is away', LEAVE_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateLeaveDto): Promise<LeaveView> {
    return once(this.writeOnce, write, 201, body, (tx) => createLeave(tx, write.actor, body));
  }

  @Post(':id/cancel')
  @AdminWrite('Take a leave back', LEAVE_EXAMPLE)
  cancel(@Write() write: WriteContext, @Param('id', AdminId) id: string, @Body() body: VersionDto): Promise<LeaveView> {
    return once(this.writeOnce, write, 200, body, (tx) => cancelLeave(tx, write.actor, id, body.version));
  }
}
