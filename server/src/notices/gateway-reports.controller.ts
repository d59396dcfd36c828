import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiOperation,
  ApiPropertyOptional,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Clock } from '../common/clock.js';
import { DomainError, refused } from '../common/domain-error.js';
import { Answers, Refuses } from '../common/http/answers.js';
import { Public } from '../common/http/request.js';
import { sameSecret } from '../common/same-secret.js';
import { SecretBox } from '../common/secret-box.js';
import type { ReportFields } from '../config/sms-http-profile.js';
import { ENV, type Env } from '../config/env.token.js';
import { SECOND_SMS_GATEWAY, SMS_HTTP_GATEWAY } from './channels/gateways.js';
import { readReport } from './read-report.js';
import { RecordReport } from './record-report.js';

type Told = Readonly<Record<string, unknown>>;

interface Received {
  readonly received: true;
}

const EXAMPLE: Received = { received: true };

/** For the description only: which names there are is the profile's to say. */
class SmsReport {
  @ApiPropertyOptional({ example: 'sms-4711', description: "The gateway's id" }) id?: string;
  @ApiPropertyOptional({ example: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10', description: 'Ours' }) reference?: string;
  @ApiPropertyOptional({ example: '+84912345678' }) to?: string;
  @ApiPropertyOptional({ enum: ['accepted', 'delivered', 'undelivered', 'expired'] }) status?: string;
  @ApiPropertyOptional({ example: 'no such number' }) error?: string;
  @ApiPropertyOptional({ example: '2026-11-23T09:00:00+07:00' }) at?: string;
}

const DESCRIPTION = `For gateways that tell by calling: the token in the address is SMS_REPORT_TOKEN. Fields are those of the
gateway's profile (SMS_HTTP_PROFILE); the example is the default one. The same report may come often, in any order, before the
answer to the message too. What it leads to is seen within seconds.`;

/** Reports of HTTP gateways on what became of messages. */
@ApiTags('gateways')
@Controller('api/v1/gateways')
export class GatewayReportsController {
  constructor(
    private readonly record: RecordReport,
    private readonly box: SecretBox,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get(':gateway/reports/:token')
  @Public()
  @ApiOperation({ summary: 'A gateway reports on a text message, in a query', description: DESCRIPTION })
  @ApiQuery({ name: 'fields', style: 'form', explode: true, schema: { $ref: getSchemaPath(SmsReport) } })
  @ApiExtraModels(SmsReport)
  @Answers(200, EXAMPLE)
  @Refuses(422)
  byQuery(@Param('gateway') gateway: string, @Param('token') token: string, @Query() query: Told): Promise<Received> {
    return this.take(gateway, token, query);
  }

  @Post(':gateway/reports/:token')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'A gateway reports on a text message, as a form or in JSON', description: DESCRIPTION })
  @ApiQuery({
    name: 'fields',
    required: false,
    style: 'form',
    explode: true,
    schema: { $ref: getSchemaPath(SmsReport) },
  })
  @ApiBody({ type: SmsReport })
  @Answers(200, EXAMPLE)
  @Refuses(422)
  byBody(
    @Param('gateway') gateway: string,
    @Param('token') token: string,
    @Query() query: Told,
    @Body() body: Told | null,
  ): Promise<Received> {
    return this.take(gateway, token, { ...query, ...body });
  }

  private async take(name: string, token: string, told: Told): Promise<Received> {
    const { gateway, fields } = this.gatewayOf(name, token);
    const read = readReport(told, fields, gateway, this.clock.now());
    if (read === 'unreadable') {
      throw refused('gateway.report_unreadable', 'The report names no message by the places of the profile.');
    }
    if (read !== 'nothing') {
      await this.record.execute(read.report, read.phone === null ? null : this.box.encrypt(read.phone));
    }
    return EXAMPLE;
  }

  /** @throws DomainError 401, also for a gateway that is none: strangers do not learn which there are */
  private gatewayOf(name: string, token: string): { gateway: string; fields: ReportFields } {
    const { smsReportToken, smsHttpProfile, secondSmsProfile } = this.env;
    const right = smsReportToken !== undefined && sameSecret(token, smsReportToken);
    const profile = name === 'sms' ? smsHttpProfile : name === 'sms2' ? secondSmsProfile : null;
    const fields = profile?.report ?? null;
    if (!right || fields === null) {
      throw new DomainError('unauthenticated', 'gateway.token_wrong', 'The secret of the gateway is wrong.');
    }
    return { gateway: name === 'sms2' ? SECOND_SMS_GATEWAY : SMS_HTTP_GATEWAY, fields };
  }
}
