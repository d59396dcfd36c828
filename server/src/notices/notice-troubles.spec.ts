import { describe, expect, it } from '@jest/globals';
import { type ChannelFigures, noticeTroubles } from './notice-troubles.js';

const sms = (hour: ChannelFigures['lastHour'], day: ChannelFigures['lastDay'] = hour): ChannelFigures[] => [
  { channel: 'sms', lastHour: hour, lastDay: day },
];

describe('what is wrong with the sending of messages', () => {
  it('is nothing while messages are taken and only a few wait', () => {
    expect(noticeTroubles(true, 0, sms({ gateway_accepted: 40, retry_waiting: 4, planned: 3 }))).toEqual([]);
  });

  it('is named, the most urgent first', () => {
    const figures = sms({ gateway_accepted: 3, retry_waiting: 5, unknown: 1 }, { failed: 2, manual: 1, unknown: 4 });
    const gateways = [
      { gateway: 'smtp', workers: 2, resting: 0 },
      { gateway: 'sms-http', workers: 2, resting: 1 },
    ];
    const office = { officeCode: 'H23.18.07', officeName: 'UBND phường Cộng Hòa' };
    const staffMails = [{ mails: 'alert_mail', ...office, failed: 3 }] as const;
    expect(noticeTroubles(false, 7, figures, gateways, staffMails, ['email'])).toEqual([
      { code: 'queue_away' },
      { code: 'no_gateway', channel: 'email' },
      { code: 'gateway_rests', gateway: 'sms-http', count: 1 },
      { code: 'overdue', count: 7 },
      { code: 'channel_failing', channel: 'sms', count: 6 },
      { code: 'not_reached', channel: 'sms', count: 3 },
      { code: 'unknown', channel: 'sms', count: 4 },
      { code: 'staff_mails_failed', mails: 'alert_mail', ...office, count: 3 },
    ]);
  });

  it('is that a channel has no gateway, not that it fails', () => {
    const troubles = noticeTroubles(true, 0, sms({ failed: 9 }), [], [], ['sms']);
    expect(troubles.map(({ code }) => code)).toEqual(['no_gateway', 'not_reached']);
  });

  it.each([
    ['four bad ends, however few good ones', { failed: 4 }],
    ['as many good ends as bad ones', { retry_waiting: 9, delivered: 4, gateway_accepted: 5 }],
  ])('is no failing channel with %s', (_, counts) => {
    const codes = noticeTroubles(true, 0, sms(counts)).map(({ code }) => code);
    expect(codes).not.toContain('channel_failing');
  });
});
