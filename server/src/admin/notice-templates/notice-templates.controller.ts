import { Body, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { EffectiveTemplate, TemplateVersion } from '@motcua/shared/notices';
import { ApiOperation } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { CallAnswers, pageExample } from '../../common/http/answers.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { OfficeTransactions } from '../../database/office-transaction.js';
import { ProcedureCatalogue } from '../../procedures/procedure-catalogue.js';
import { AdminController, AdminId, AdminRead, AdminWrite, once, VersionDto } from '../admin-http.js';
import { EFFECTIVE_TEMPLATE_EXAMPLE, PREVIEW_EXAMPLE, TEMPLATE_EXAMPLE } from './notice-templates.examples.js';
import { findTemplates, findVersions, readTemplate, TEMPLATE_READERS } from './find-templates.js';
import {
  ChangeTemplateDto,
  CreateTemplateDto,
  ListTemplatesQuery,
  ListVersionsQuery,
  PreviewTemplateDto,
} from './notice-templates.dto.js';
import { previewTemplate, type TemplatePreview } from './preview-template.js';
import {
  activateTemplate,
  changeTemplate,
  createTemplate,
  proposeTemplate,
  restoreTemplate,
  retireTemplate,
} from './write-templates.js';

/** Words of notices. Administrators write them; leaders read them too and may put in force what was proposed. */
@AdminController('notice-templates', TEMPLATE_READERS)
export class NoticeTemplatesController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
    private readonly transactions: OfficeTransactions,
    private readonly catalogue: ProcedureCatalogue,
  ) {}

  @Get()
  @AdminRead('The words of every notice at an office, own and inherited', pageExample(EFFECTIVE_TEMPLATE_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListTemplatesQuery): Promise<Page<EffectiveTemplate>> {
    return findTemplates(this.db.manager, actor, query);
  }

  @Get('versions')
  @AdminRead("An office's own versions of the words for one kind", pageExample(TEMPLATE_EXAMPLE))
  versions(@CurrentActor() actor: Actor, @Query() query: ListVersionsQuery): Promise<Page<TemplateVersion<Date>>> {
    return findVersions(this.db.manager, actor, query);
  }

  @Get(':id')
  @AdminRead('One version of words', TEMPLATE_EXAMPLE)
  read(@CurrentActor() actor: Actor, @Param('id', AdminId) id: string): Promise<TemplateVersion<Date>> {
    return readTemplate(this.db.manager, actor, id);
  }

  @Post()
  @AdminWrite('Draft new words', TEMPLATE_EXAMPLE, 201)
  create(@Write() write: WriteContext, @Body() body: CreateTemplateDto): Promise<TemplateVersion<Date>> {
    return once(this.writeOnce, write, 201, body, (tx) => createTemplate(tx, write.actor, body));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What words would say about a recent dossier, or an invented one where there is none; nothing is changed',
  })
  @CallAnswers(200, PREVIEW_EXAMPLE)
  preview(@CurrentActor() actor: Actor, @Body() body: PreviewTemplateDto): Promise<TemplatePreview> {
    return previewTemplate(this.transactions, this.catalogue, actor, body);
  }

  @Patch(':id')
  @AdminWrite('Change a draft', TEMPLATE_EXAMPLE)
  change(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: ChangeTemplateDto,
  ): Promise<TemplateVersion<Date>> {
    return once(this.writeOnce, write, 200, body, (tx) => changeTemplate(tx, write.actor, id, body));
  }

  @Post(':id/propose')
  @AdminWrite('Propose a draft', TEMPLATE_EXAMPLE)
  propose(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<TemplateVersion<Date>> {
    return once(this.writeOnce, write, 200, body, (tx) => proposeTemplate(tx, write.actor, id, body.version));
  }

  @Post(':id/activate')
  @AdminWrite('Put in force what another person has proposed', TEMPLATE_EXAMPLE)
  activate(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<TemplateVersion<Date>> {
    return once(this.writeOnce, write, 200, body, (tx) => activateTemplate(tx, write.actor, id, body.version));
  }

  @Post(':id/retire')
  @AdminWrite('Take words out of force, or drop a draft', TEMPLATE_EXAMPLE)
  retire(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<TemplateVersion<Date>> {
    return once(this.writeOnce, write, 200, body, (tx) => retireTemplate(tx, write.actor, id, body.version));
  }

  @Post(':id/restore')
  @AdminWrite('Draft older words again', TEMPLATE_EXAMPLE, 201)
  restore(
    @Write() write: WriteContext,
    @Param('id', AdminId) id: string,
    @Body() body: VersionDto,
  ): Promise<TemplateVersion<Date>> {
    return once(this.writeOnce, write, 201, body, (tx) => restoreTemplate(tx, write.actor, id, body.version));
  }
}
