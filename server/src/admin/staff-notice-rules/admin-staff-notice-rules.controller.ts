import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { EFFECTIVE_STAFF_NOTICE_RULE_EXAMPLE, STAFF_NOTICE_RULE_EXAMPLE } from '../admin.examples.js';
import {
  type EffectiveStaffNoticeRule,
  findStaffNoticeRules,
  type StaffNoticeRuleView,
} from './find-staff-notice-rules.js';
import {
  ChangeStaffNoticeRuleDto,
  CreateStaffNoticeRuleDto,
  ListStaffNoticeRulesQuery,
} from './staff-notice-rules.dto.js';
import { STAFF_NOTICE_RULES } from './write-staff-notice-rules.js';

@AdminController('staff-notice-rules')
export class AdminStaffNoticeRulesController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @AdminRead(
    'How an office tells its officers of each kind, own and inherited',
    pageExample(EFFECTIVE_STAFF_NOTICE_RULE_EXAMPLE),
  )
  list(
    @CurrentActor() actor: Actor,
    @Query() query: ListStaffNoticeRulesQuery,
  ): Promise<Page<EffectiveStaffNoticeRule>> {
    return findStaffNoticeRules(this.db.manager, actor, query);
  }

  @Post()
  @AdminWrite('Set how an office and all below it tell their officers one kind', STAFF_NOTICE_RULE_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateStaffNoticeRuleDto): Promise<StaffNoticeRuleView> {
    return once(this.writeOnce, write, 201, body, (tx) => {
      const { officeCode, kind, ...rule } = body;
      return STAFF_NOTICE_RULES.create(tx, write.actor, officeCode, kind, rule);
    });
  }

  @Patch(':id')
  @AdminWrite('Change a rule of officers’ notices', STAFF_NOTICE_RULE_EXAMPLE)
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeStaffNoticeRuleDto,
  ): Promise<StaffNoticeRuleView> {
    return once(this.writeOnce, write, 200, body, (tx) => {
      const { version, ...rule } = body;
      return STAFF_NOTICE_RULES.change(tx, write.actor, id, version, rule);
    });
  }

  @Post(':id/remove')
  @AdminWrite('Take a rule of officers’ notices back; what is set above holds again', STAFF_NOTICE_RULE_EXAMPLE)
  remove(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<StaffNoticeRuleView> {
    return once(this.writeOnce, write, 200, body, (tx) => STAFF_NOTICE_RULES.remove(tx, write.actor, id, body.version));
  }
}
