import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { DELEGATION_EXAMPLE } from '../admin.examples.js';
import { changeDelegation } from './change-delegation.js';
import { createDelegation } from './create-delegation.js';
import { ChangeDelegationDto, CreateDelegationDto, ListDelegationsQuery } from './delegations.dto.js';
import { type DelegationView, findDelegations } from './find-delegations.js';
import { revokeDelegation } from './revoke-delegation.js';

@AdminController('delegations')
export class AdminDelegationsController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @AdminRead('Who exercises whose role', pageExample(DELEGATION_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListDelegationsQuery): Promise<Page<DelegationView>> {
    return findDelegations(this.db.manager, actor, query);
  }

  @Post()
  @AdminWrite('Let a person exercise the role of another for a time', DELEGATION_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateDelegationDto): Promise<DelegationView> {
    return once(this.writeOnce, write, 201, body, (tx) => createDelegation(tx, write.actor, body));
  }

  @Patch(':id')
  @AdminWrite('Change how long and for what a delegation holds', DELEGATION_EXAMPLE)
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeDelegationDto,
  ): Promise<DelegationView> {
    return once(this.writeOnce, write, 200, body, (tx) => changeDelegation(tx, write.actor, id, body));
  }

  @Post(':id/revoke')
  @AdminWrite('End a delegation at once', DELEGATION_EXAMPLE)
  revoke(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<DelegationView> {
    return once(this.writeOnce, write, 200, body, (tx) => revokeDelegation(tx, write.actor, id, body.version));
  }
}
