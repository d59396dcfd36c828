import type {
  ChannelHealth,
  FailedStaffMails,
  GatewayHealth,
  NoticeChannel,
  NoticeCounts,
  NoticeState,
  NoticeTrouble,
} from '@motcua/shared/notices';

/** What of a channel is looked at. */
export type ChannelFigures = Pick<ChannelHealth, 'channel' | 'lastHour' | 'lastDay'>;

/** Fewer bad ends than these within an hour are a wrong number here and there, not a channel that fails. */
const FEWEST_FAILURES = 5;

const TAKEN: readonly NoticeState[] = ['gateway_accepted', 'delivered'];
const WENT_WRONG: readonly NoticeState[] = ['retry_waiting', 'unknown', 'failed', 'undelivered', 'expired', 'manual'];
const NOT_REACHED: readonly NoticeState[] = ['failed', 'undelivered', 'expired', 'manual'];

/** What is wrong with the sending of messages, the most urgent first. Empty: nothing. */
export function noticeTroubles(
  queueAnswers: boolean,
  overdue: number,
  channels: readonly ChannelFigures[],
  gateways: readonly Pick<GatewayHealth, 'gateway' | 'workers' | 'resting'>[] = [],
  staffMails: readonly Pick<FailedStaffMails, 'mails' | 'officeCode' | 'officeName' | 'failed'>[] = [],
  missing: readonly NoticeChannel[] = [],
): NoticeTrouble[] {
  const sum = (counts: NoticeCounts, states: readonly NoticeState[]): number =>
    states.reduce((total, state) => total + (counts[state] ?? 0), 0);
  const perChannel = (
    code: 'channel_failing' | 'not_reached' | 'unknown',
    count: (figures: ChannelFigures) => number,
  ): NoticeTrouble[] =>
    channels.flatMap((figures) => {
      const found = count(figures);
      return found > 0 ? [{ code, channel: figures.channel, count: found }] : [];
    });
  return [
    ...(queueAnswers ? [] : [{ code: 'queue_away' } as const]),
    ...missing.map((channel) => ({ code: 'no_gateway', channel }) as const),
    ...gateways
      .filter(({ resting }) => resting > 0)
      .map(({ gateway, resting }) => ({ code: 'gateway_rests', gateway, count: resting }) as const),
    ...(overdue > 0 ? [{ code: 'overdue', count: overdue } as const] : []),
    ...perChannel('channel_failing', ({ channel, lastHour }) => {
      // Why is said above.
      if (missing.includes(channel)) return 0;
      const wrong = sum(lastHour, WENT_WRONG);
      return wrong >= FEWEST_FAILURES && wrong > sum(lastHour, TAKEN) ? wrong : 0;
    }),
    ...perChannel('not_reached', ({ lastDay }) => sum(lastDay, NOT_REACHED)),
    ...perChannel('unknown', ({ lastDay }) => sum(lastDay, ['unknown'])),
    ...staffMails.map(
      ({ mails, officeCode, officeName, failed }) =>
        ({ code: 'staff_mails_failed', mails, officeCode, officeName, count: failed }) as const,
    ),
  ];
}
