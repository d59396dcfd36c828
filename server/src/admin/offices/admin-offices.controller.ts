import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminWrite, once, VersionDto } from '../admin-http.js';
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
  @ApiOperation({ summary: 'Offices one administers' })
  list(@CurrentActor() actor: Actor, @Query() query: ListOfficesQuery): Promise<Page<OfficeView>> {
    return findOffices(this.db.manager, actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One office' })
  one(@CurrentActor() actor: Actor, @Param('id', AdminId) id: string): Promise<OfficeView> {
    return ownOfficeView(this.db.manager, actor, id);
  }

  @Post()
  @AdminWrite('Set up an office below one that one administers', 201)
  create(@Write() write: WriteContext, @Body() body: CreateOfficeDto): Promise<OfficeView> {
    return once(this.writeOnce, write, 201, body, (tx) => createOffice(tx, write.actor, body));
  }

  @Patch(':id')
  @AdminWrite('Change an office, or move it with all below it')
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeOfficeDto,
  ): Promise<OfficeView> {
    return once(this.writeOnce, write, 200, body, (tx) => changeOffice(tx, write.actor, id, body));
  }

  @Post(':id/disable')
  @AdminWrite('Give an office its last day')
  disable(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: DisableOfficeDto,
  ): Promise<OfficeView> {
    return once(this.writeOnce, write, 200, body, (tx) => disableOffice(tx, write.actor, id, body));
  }

  @Post(':id/enable')
  @AdminWrite('Take the last day of an office back')
  enable(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<OfficeView> {
    return once(this.writeOnce, write, 200, body, (tx) => enableOffice(tx, write.actor, id, body.version));
  }
}
