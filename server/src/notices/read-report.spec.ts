import { describe, expect, it } from '@jest/globals';
import { SHIPPED_SMS_PROFILES } from '../config/sms-http-profile.js';
import { readReport } from './read-report.js';

const NOTICE = '0198b1f0-0000-7000-8000-000000000001';
const NOW = new Date('2026-11-23T03:00:00Z');

const esms = (told: object): ReturnType<typeof readReport> =>
  readReport(told, SHIPPED_SMS_PROFILES['esms']!.report!, 'sms-http', NOW);
const usual = (told: object): ReturnType<typeof readReport> =>
  readReport({ id: 'a', status: 'delivered', ...told }, SHIPPED_SMS_PROFILES['default']!.report!, 'sms-http', NOW);

describe('readReport', () => {
  it('reads what eSMS tells in a query: of the whole message, where it names our reference', () => {
    const told = { SMSID: 'd3a1', RequestId: NOTICE, SendStatus: '5', SendSuccess: '1', SendFailed: '0' };
    expect(esms({ ...told, phonenumber: '84912345678', TotalPrice: '850' })).toEqual({
      report: {
        gateway: 'sms-http',
        gatewayId: null,
        noticeId: NOTICE,
        state: 'delivered',
        words: 'SendStatus:5 SendSuccess:1 SendFailed:0',
        at: null,
      },
      phone: '+84912345678',
    });
  });

  it.each([
    [{ SendStatus: '7', SendSuccess: '1' }, 'gateway_accepted', 'the network has not said yet'],
    [{ SendStatus: '5', SendSuccess: '0', SendFailed: '1' }, 'undelivered', 'failed'],
    [{ SendStatus: '4', SendSuccess: '0', SendFailed: '0' }, 'undelivered', 'rejected'],
    [{ SendStatus: '5', SendSuccess: '0', SendFailed: '0' }, null, 'neither'],
  ])('of %j says %s: %s', (told, state, _why) => {
    const read = esms({ SMSID: 'd3a1', ...told });
    expect(typeof read === 'object' ? read.report.state : read).toBe(state ?? 'nothing');
  });

  it.each([
    ['2026-11-23T09:30:00+07:00', '2026-11-23T02:30:00.000Z', 'with its zone'],
    ['2026-11-23 09:30:00', '2026-11-23T02:30:00.000Z', 'without: as clocks in Vietnam show it'],
    ['1795401000', '2026-11-23T02:30:00.000Z', 'in seconds'],
    ['2026-11-23T10:05:00+07:00', NOW.toISOString(), 'by a clock ahead of ours'],
    ['2027-11-23T09:30:00Z', null, 'in a year'],
    ['2025-11-23T09:30:00Z', null, 'a year ago'],
    ['yesterday', null, 'no time'],
  ])('takes %s for %s: %s', (at, instant, _why) => {
    const read = usual({ at });
    expect(typeof read === 'object' ? (read.report.at?.toISOString() ?? null) : read).toBe(instant);
  });

  it.each([{}, { reference: 'no-notice' }, { id: 'x'.repeat(201) }, { id: {} }, null, [], 'text'])(
    'finds no message in %j',
    (told) => {
      expect(readReport(told, SHIPPED_SMS_PROFILES['default']!.report!, 'sms-http', NOW)).toBe('unreadable');
    },
  );

  it('keeps no number of a citizen among the words', () => {
    expect(usual({ error: 'no phone 0912345678' })).toMatchObject({
      report: { words: 'status:delivered error:no phone […]' },
    });
  });
});
