import type { NoticeHealth } from '@motcua/shared/notices';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { forbidden } from '../common/domain-error.js';
import { Answers } from '../common/http/answers.js';
import { Line } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { chooseOffice } from '../offices/office-choice.js';
import { QUEUE_CHECK, type QueueCheck } from '../queue/queue-check.js';
import { readNoticeHealth } from './read-notice-health.js';

export class NoticeHealthQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Without it all offices one may ask about.' })
  officeCode?: string;
}

const ROLES = ['administrator', 'supervisor'] as const;

const EXAMPLE = {
  troubles: [
    { code: 'unknown', channel: 'sms', count: 1 },
    {
      code: 'staff_mails_failed',
      mails: 'staff_digest',
      officeCode: 'H23.18.07',
      officeName: 'UBND phường Cộng Hòa',
      count: 1,
    },
  ],
  queueAnswers: true,
  oldestOwedAt: '2026-11-23T14:18:05.156Z',
  channels: [
    {
      channel: 'email',
      owed: {},
      lastHour: { gateway_accepted: 4 },
      lastDay: { gateway_accepted: 31, failed: 1 },
      lastError: { words: '550 5.1.1 […]: no such user', at: '2026-11-23T09:02:11.000Z' },
    },
    {
      channel: 'sms',
      owed: { planned: 2 },
      lastHour: { gateway_accepted: 9, planned: 2, unknown: 1 },
      lastDay: { gateway_accepted: 88, planned: 2, unknown: 1 },
      lastError: { words: 'no answer in time', at: '2026-11-23T14:01:40.000Z' },
    },
  ],
  gateways: [
    { gateway: 'sms-http', workers: 2, resting: 0, lastError: 'no answer in time' },
    { gateway: 'smtp', workers: 2, resting: 0, lastError: null },
  ],
  staffMails: [
    {
      mails: 'staff_digest',
      officeCode: 'H23.18.07',
      officeName: 'UBND phường Cộng Hòa',
      failed: 1,
      mayHaveArrived: 0,
      lastError: { words: '550 5.1.1 […]: no such user', at: '2026-11-23T00:30:12.000Z' },
    },
  ],
  readAt: '2026-11-23T14:18:09.000Z',
};

@ApiTags('administration')
@Controller('api/v1/admin/notices')
export class NoticeHealthController {
  constructor(
    private readonly transactions: OfficeTransactions,
    @Inject(QUEUE_CHECK) private readonly checkQueue: QueueCheck,
  ) {}

  @Get('health')
  @ApiOperation({
    summary: 'How the sending of messages goes, and what is wrong with it',
    description:
      'For administrators and supervisors. Figures and the words of gateways, nothing of a citizen. `staffMails` are those given up within 24 hours.',
  })
  @Answers(200, EXAMPLE)
  async health(@CurrentActor() actor: Actor, @Query() { officeCode }: NoticeHealthQuery): Promise<NoticeHealth<Date>> {
    const officeIds = await this.transactions.forOffices([], ({ em }) => askedOffices(em, actor, officeCode));
    const queueAnswers = await this.checkQueue().then(
      () => true,
      () => false,
    );
    return this.transactions.forOffices(officeIds, (tx) => readNoticeHealth(tx, officeIds, queueAnswers));
  }
}

/** @throws DomainError 403 without one of the roles, 404 for a foreign or absent office */
async function askedOffices(em: EntityManager, actor: Actor, officeCode: string | undefined): Promise<string[]> {
  if (officeCode !== undefined) return [(await chooseOffice(em, actor, ROLES, officeCode)).id];
  const ids = actor.roles.filter(({ role }) => ROLES.some((one) => one === role)).map(({ officeId }) => officeId);
  if (ids.length === 0) throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  return [...new Set(ids)];
}
