import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { EFFECTIVE_SETTING_EXAMPLE, SETTING_EXAMPLE } from '../admin.examples.js';
import { type EffectiveSetting, findSettings, type SettingView } from './find-settings.js';
import { ChangeSettingDto, CreateSettingDto, ListSettingsQuery } from './settings.dto.js';
import { changeSetting, createSetting, removeSetting } from './write-settings.js';

@AdminController('settings')
export class AdminSettingsController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @AdminRead('What is set for an office, own and inherited', pageExample(EFFECTIVE_SETTING_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListSettingsQuery): Promise<Page<EffectiveSetting>> {
    return findSettings(this.db.manager, actor, query);
  }

  @Post()
  @AdminWrite('Set something for an office and all below it', SETTING_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateSettingDto): Promise<SettingView> {
    return once(this.writeOnce, write, 201, body, (tx) => createSetting(tx, write.actor, body));
  }

  @Patch(':id')
  @AdminWrite('Change a setting', SETTING_EXAMPLE)
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeSettingDto,
  ): Promise<SettingView> {
    return once(this.writeOnce, write, 200, body, (tx) => changeSetting(tx, write.actor, id, body));
  }

  @Post(':id/remove')
  @AdminWrite('Take a setting back; what is set above holds again', SETTING_EXAMPLE)
  remove(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<SettingView> {
    return once(this.writeOnce, write, 200, body, (tx) => removeSetting(tx, write.actor, id, body.version));
  }
}
