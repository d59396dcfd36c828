import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  groupsOfReport,
  MAILED_REPORTS,
  type MailedReport,
  REPORT_MAIL_FORMATS,
  REPORT_MAIL_RULES,
  type ReportMailFormat,
  type ReportMailRule,
  type ReportSubscriptions,
  type ReportSubscriptionView,
} from '@motcua/shared/figures';
import { AdminId, once } from '../../admin/admin-http.js';
import { WriteOnce } from '../../audit/write-once.js';
import type { Actor } from '../../common/actor.js';
import { Answers, WriteAnswers } from '../../common/http/answers.js';
import { Flag, Line, OneOf } from '../../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../../common/http/request.js';
import { OfficeTransactions } from '../../database/office-transaction.js';
import { listSubscriptions, subscribe, unsubscribe } from './subscriptions.js';

const GROUPS = [...new Set(MAILED_REPORTS.flatMap(groupsOfReport))];

export class SubscribeDto {
  @Line({ max: 40, example: 'H23.18.07' }) officeCode!: string;
  @Flag({ example: false, description: 'Count the offices below in as well.' }) below!: boolean;
  @OneOf(MAILED_REPORTS, { example: 'II.06' }) report!: MailedReport;
  @OneOf(GROUPS, {
    optional: true,
    example: 'field',
    description: 'One that the report itself takes, as `groupBy` of its page; left out, the usual one.',
  })
  groupBy?: string;
  @OneOf(REPORT_MAIL_RULES, {
    example: 'period',
    description: '`II.06` goes by its periods of reporting (`period`), every other report `weekly` or `monthly`.',
  })
  rule!: ReportMailRule;
  @OneOf(REPORT_MAIL_FORMATS, { example: 'xlsx' }) format!: ReportMailFormat;
}

const EXAMPLE: ReportSubscriptionView = {
  id: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e65',
  report: 'II.06',
  officeCode: 'H23.18.07',
  officeName: 'UBND phường Cộng Hòa',
  below: false,
  groupBy: null,
  rule: 'period',
  format: 'xlsx',
  createdAt: '2026-11-01T02:00:00.000Z',
  endedAt: null,
  endReason: null,
  last: {
    from: '2026-10-15',
    to: '2026-11-14',
    state: 'gateway_accepted',
    kept: false,
    sentAt: '2026-11-16T00:30:21.000Z',
    failure: null,
    lastError: null,
    mayHaveArrived: false,
  },
};

/** Reports that come by mail. Each person sees and ends their own. */
@ApiTags('reports')
@Controller('api/v1/reports/subscriptions')
export class ReportSubscriptionsController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Reports that one gets by mail, and what became of the last mail of each' })
  @Answers(200, { mailTo: 'l•••@conghoa.example.vn', data: [EXAMPLE] })
  list(@CurrentActor() actor: Actor): Promise<ReportSubscriptions> {
    return this.transactions.forActor(actor, (tx) => listSubscriptions(tx, actor));
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Get a report by mail, from the next period on that ends',
    description: `Made at 07:30: \`weekly\` on Monday of the week before, \`monthly\` on the first working day of a month of the month
      before, \`period\` on the 15th, or the working day after it, of the period of Nghị định 09/2019, Art. 12, that has ended. The mail
      is for the address of one's account and has the report as a file, with what one may read by then; who may not read it any
      more gets nothing, and it ends by itself.`,
  })
  @WriteAnswers(201, { ...EXAMPLE, last: null })
  subscribe(@Write() write: WriteContext, @Body() body: SubscribeDto): Promise<ReportSubscriptionView> {
    return once(this.writeOnce, write, 201, body, (tx) => subscribe(tx, write.actor, body));
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Get a report no more; what has not left yet is taken back' })
  @WriteAnswers(200, { ...EXAMPLE, endedAt: '2026-11-23T02:00:00.000Z', endReason: 'asked' })
  end(@Write() write: WriteContext, @Param('id', AdminId) id: string): Promise<ReportSubscriptionView> {
    return once(this.writeOnce, write, 200, { id }, (tx) => unsubscribe(tx, write.actor, id));
  }
}
