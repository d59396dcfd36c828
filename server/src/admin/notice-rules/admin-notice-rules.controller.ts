import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { EFFECTIVE_NOTICE_RULE_EXAMPLE, NOTICE_RULE_EXAMPLE } from '../admin.examples.js';
import { type EffectiveNoticeRule, findNoticeRules, type NoticeRuleView } from './find-notice-rules.js';
import { ChangeNoticeRuleDto, CreateNoticeRuleDto, ListNoticeRulesQuery } from './notice-rules.dto.js';
import { NOTICE_RULES } from './write-notice-rules.js';

@AdminController('notice-rules')
export class AdminNoticeRulesController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @AdminRead('How an office tells each kind of notice, own and inherited', pageExample(EFFECTIVE_NOTICE_RULE_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListNoticeRulesQuery): Promise<Page<EffectiveNoticeRule>> {
    return findNoticeRules(this.db.manager, actor, query);
  }

  @Post()
  @AdminWrite('Set how an office and all below it tell one kind', NOTICE_RULE_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateNoticeRuleDto): Promise<NoticeRuleView> {
    return once(this.writeOnce, write, 201, body, (tx) => {
      const { officeCode, kind, ...rule } = body;
      return NOTICE_RULES.create(tx, write.actor, officeCode, kind, rule);
    });
  }

  @Patch(':id')
  @AdminWrite('Change a rule of notices', NOTICE_RULE_EXAMPLE)
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeNoticeRuleDto,
  ): Promise<NoticeRuleView> {
    return once(this.writeOnce, write, 200, body, (tx) => {
      const { version, ...rule } = body;
      return NOTICE_RULES.change(tx, write.actor, id, version, rule);
    });
  }

  @Post(':id/remove')
  @AdminWrite('Take a rule of notices back; what is set above holds again', NOTICE_RULE_EXAMPLE)
  remove(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<NoticeRuleView> {
    return once(this.writeOnce, write, 200, body, (tx) => NOTICE_RULES.remove(tx, write.actor, id, body.version));
  }
}
