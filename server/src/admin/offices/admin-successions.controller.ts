import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, PageQuery } from '../admin-http.js';
import { SUCCESSION_EXAMPLE } from '../admin.examples.js';
import { changeSuccession } from './change-succession.js';
import { createSuccession } from './create-succession.js';
import { findSuccessions, type SuccessionView } from './find-successions.js';
import { ChangeSuccessionDto, CreateSuccessionDto } from './offices.dto.js';

@AdminController('successions')
export class AdminSuccessionsController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @AdminRead('Which office came after which', pageExample(SUCCESSION_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<SuccessionView>> {
    return findSuccessions(this.db.manager, actor, query);
  }

  @Post()
  @AdminWrite('Have one office take over the dossiers of another from a day on', SUCCESSION_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateSuccessionDto): Promise<SuccessionView> {
    return once(this.writeOnce, write, 201, body, (tx) => createSuccession(tx, write.actor, body));
  }

  @Patch(':id')
  @AdminWrite('Correct the day or the decision of a succession', SUCCESSION_EXAMPLE)
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeSuccessionDto,
  ): Promise<SuccessionView> {
    return once(this.writeOnce, write, 200, body, (tx) => changeSuccession(tx, write.actor, id, body));
  }
}
