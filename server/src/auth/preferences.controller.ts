import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DEFAULT_PREFERENCES, type Locale, LOCALES, type Preferences, type Theme, THEMES } from '@motcua/shared/staff';
import { DataSource } from 'typeorm';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { Answers, WriteAnswers } from '../common/http/answers.js';
import { CodeList, Flag, OneOf, Uuid } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { preferencesOf, savePreferences } from '../staff/preferences.js';

const COLUMN = /^[a-zA-Z]{1,40}$/;
const PROCEDURE_CODE = /^[1-3]\.\d{6}$/;

/** What is left out stays as it is. */
export class ChangePreferencesDto implements Partial<Preferences> {
  @OneOf(LOCALES, { optional: true }) locale?: Locale;
  @OneOf(THEMES, { optional: true }) theme?: Theme;
  @Flag({ optional: true, example: true }) railFolded?: boolean;
  @CodeList(COLUMN, { optional: true, max: 50, example: ['code', 'dueAt'], description: 'Empty: the usual ones.' })
  columns?: string[];
  @CodeList(PROCEDURE_CODE, { optional: true, max: 50, example: ['1.001193'] }) favouriteProcedures?: string[];
  @CodeList(PROCEDURE_CODE, { optional: true, max: 50, example: ['2.000815'], description: 'The latest first.' })
  recentProcedures?: string[];
  @Uuid({ optional: true, description: 'Id of the digest of a morning that was read and put away.' })
  digestPutAway?: string;
  @Flag({ optional: true, example: true, description: 'Whether the digest of the morning also comes as a mail.' })
  digestByMail?: boolean;
}

const EXAMPLE: Preferences = {
  ...DEFAULT_PREFERENCES,
  columns: ['code', 'dueAt'],
  favouriteProcedures: ['1.001193'],
  recentProcedures: ['2.000815'],
  digestPutAway: '01a2a1f3-0b80-7c11-9d5e-6b1f0a7e2c44',
};

@ApiTags('session')
@Controller('api/v1/auth/preferences')
export class PreferencesController {
  constructor(
    private readonly db: DataSource,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How the signed-in person has set up the desk' })
  @Answers(200, EXAMPLE)
  async read(@CurrentActor() actor: Actor): Promise<Preferences> {
    return preferencesOf(this.db.manager, actor.staffId);
  }

  @Put()
  @ApiOperation({ summary: 'Change some of these preferences' })
  @WriteAnswers(200, EXAMPLE)
  async save(@Write() write: WriteContext, @Body() body: ChangePreferencesDto): Promise<Preferences> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 200,
      body: await savePreferences(tx, write.actor.staffId, body),
    }));
    return answer.body;
  }
}
