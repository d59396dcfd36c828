import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { PROCEDURE_EXAMPLE } from '../admin.examples.js';
import { createProcedure } from './create-procedure.js';
import { createVersion } from './create-version.js';
import { disableProcedure, enableProcedure } from './disable-procedure.js';
import { type AdminProcedureView, findAllProcedures, readProcedure } from './find-all-procedures.js';
import { CreateProcedureDto, CreateVersionDto, ListAllProceduresQuery } from './procedures.dto.js';

const CODE = { name: 'code', example: '1.001193' };

@AdminController('procedures')
export class AdminProceduresController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @AdminRead('All procedures with all their versions', pageExample(PROCEDURE_EXAMPLE))
  list(@Query() query: ListAllProceduresQuery): Promise<Page<AdminProcedureView>> {
    return findAllProcedures(this.db.manager, query);
  }

  @Get(':code')
  @AdminRead('One procedure with every word of its versions', PROCEDURE_EXAMPLE)
  @ApiParam(CODE)
  one(@Param('code') code: string): Promise<AdminProcedureView> {
    return readProcedure(this.db.manager, code);
  }

  @Post()
  @AdminWrite('Take a procedure into the catalogue', PROCEDURE_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateProcedureDto): Promise<AdminProcedureView> {
    return once(this.writeOnce, write, 201, body, (tx) => createProcedure(tx, write.actor, body));
  }

  @Post(':code/versions')
  @AdminWrite('What a procedure says from a day on', PROCEDURE_EXAMPLE, 201)
  @ApiParam(CODE)
  version(
    @Write() write: WriteContext,
    @Param('code') code: string,
    @Body() body: CreateVersionDto,
  ): Promise<AdminProcedureView> {
    return once(this.writeOnce, write, 201, body, (tx) => createVersion(tx, write.actor, code, body));
  }

  @Post(':code/disable')
  @AdminWrite('Take in no more dossiers under a procedure', PROCEDURE_EXAMPLE)
  @ApiParam(CODE)
  disable(
    @Write() write: WriteContext,
    @Param('code') code: string,
    @Body() body: VersionDto,
  ): Promise<AdminProcedureView> {
    return once(this.writeOnce, write, 200, body, (tx) => disableProcedure(tx, write.actor, code, body.version));
  }

  @Post(':code/enable')
  @AdminWrite('Take dossiers in under a procedure again', PROCEDURE_EXAMPLE)
  @ApiParam(CODE)
  enable(
    @Write() write: WriteContext,
    @Param('code') code: string,
    @Body() body: VersionDto,
  ): Promise<AdminProcedureView> {
    return once(this.writeOnce, write, 200, body, (tx) => enableProcedure(tx, write.actor, code, body.version));
  }
}
