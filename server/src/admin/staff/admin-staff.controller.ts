import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import { PasswordHasher } from '../../auth/password/password-hasher.js';
import { withSealedPasswords } from '../../auth/password/password-input.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { SecretBox } from '../../common/secret-box.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { STAFF_EXAMPLE } from '../admin.examples.js';
import { changeStaff } from './change-staff.js';
import { createStaff } from './create-staff.js';
import { disableStaff, enableStaff } from './disable-staff.js';
import { findStaff, ownStaffView, type StaffView } from './find-staff.js';
import { ChangeStaffDto, CreateStaffDto, ListStaffQuery } from './staff.dto.js';

@AdminController('staff')
export class AdminStaffController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
    private readonly hasher: PasswordHasher,
    private readonly box: SecretBox,
  ) {}

  @Get()
  @AdminRead('Accounts of the offices one administers', pageExample(STAFF_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListStaffQuery): Promise<Page<StaffView>> {
    return findStaff(this.db.manager, actor, query);
  }

  @Get(':id')
  @AdminRead('One account', STAFF_EXAMPLE)
  one(@CurrentActor() actor: Actor, @Param('id', AdminId) id: string): Promise<StaffView> {
    return ownStaffView(this.db.manager, actor, id);
  }

  @Post()
  @AdminWrite('Open an account', STAFF_EXAMPLE, 201)
  async create(@Write() write: WriteContext, @Body() body: CreateStaffDto): Promise<StaffView> {
    const hash = await this.hasher.hash(body.password);
    const sealed = withSealedPasswords(this.box, body, ['password']);
    return once(this.writeOnce, write, 201, sealed, (tx) => createStaff(tx, write.actor, body, hash));
  }

  @Patch(':id')
  @AdminWrite('Change an account; roles are replaced as a whole', STAFF_EXAMPLE)
  async change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeStaffDto,
  ): Promise<StaffView> {
    const hash = body.password === undefined ? undefined : await this.hasher.hash(body.password);
    const sealed = withSealedPasswords(this.box, body, ['password']);
    return once(this.writeOnce, write, 200, sealed, (tx) => changeStaff(tx, write.actor, id, body, hash));
  }

  @Post(':id/disable')
  @AdminWrite('Close an account and end its sessions', STAFF_EXAMPLE)
  disable(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<StaffView> {
    return once(this.writeOnce, write, 200, body, (tx) => disableStaff(tx, write.actor, id, body.version));
  }

  @Post(':id/enable')
  @AdminWrite('Open a closed account again', STAFF_EXAMPLE)
  enable(@Write() write: WriteContext, @Param('id', AdminId) id: string, @Body() body: VersionDto): Promise<StaffView> {
    return once(this.writeOnce, write, 200, body, (tx) => enableStaff(tx, write.actor, id, body.version));
  }
}
