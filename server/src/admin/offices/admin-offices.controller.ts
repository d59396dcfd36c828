import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { OFFICE_EXAMPLE } from '../admin.examples.js';
import { changeOffice } from './change-office.js';
import { createOffice } from './create-office.js';
import { disableOffice, enableOffice } from './disable-office.js';
import { findOffices, type OfficeView, ownOfficeView } from './find-offices.js';
import { ChangeOfficeDto, CreateOfficeDto, DisableOfficeDto, ListOfficesQuery } from './offices.dto.js';

@AdminController('offices')
export class AdminOfficesController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @AdminRead('Offices one administers', pageExample(OFFICE_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListOfficesQuery): Promise<Page<OfficeView>> {
    return findOffices(this.db.manager, actor, query);
  }

  @Get(':id')
  @AdminRead('One office', OFFICE_EXAMPLE)
  one(@CurrentActor() actor: Actor, @Param('id', AdminId) id: string): Promise<OfficeView> {
    return ownOfficeView(this.db.manager, actor, id);
  }

  @Post()
  @AdminWrite('Set up an office below one that one administers', OFFICE_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateOfficeDto): Promise<OfficeView> {
    return once(this.writeOnce, write, 201, body, (tx) => createOffice(tx, write.actor, body));
  }

  @Patch(':id')
  @AdminWrite('Change an office, or move it with all below it', OFFICE_EXAMPLE)
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeOfficeDto,
  ): Promise<OfficeView> {
    return once(this.writeOnce, write, 200, body, (tx) => changeOffice(tx, write.actor, id, body));
  }

  @Post(':id/disable')
  @AdminWrite('Give an office its last day', OFFICE_EXAMPLE)
  disable(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: DisableOfficeDto,
  ): Promise<OfficeView> {
    return once(this.writeOnce, write, 200, body, (tx) => disableOffice(tx, write.actor, id, body));
  }

  @Post(':id/enable')
  @AdminWrite('Take the last day of an office back', OFFICE_EXAMPLE)
  enable(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<OfficeView> {
    return once(this.writeOnce, write, 200, body, (tx) => enableOffice(tx, write.actor, id, body.version));
  }
}
