import type { NoticeChannel, NoticeState } from '@motcua/shared/notices';

/** Stored nowhere, but named in the API: never renamed. */
export type NoticeTrouble =
  /** The queue's store does not answer: nothing leaves until it does. */
  | { readonly code: 'queue_away' }
  /** It takes nothing, and so many workers leave it alone for a while. */
  | { readonly code: 'gateway_rests'; readonly gateway: string; readonly count: number }
  /** Messages wait whose time is long over: no worker runs, or it cannot work. */
  | { readonly code: 'overdue'; readonly count: number }
  /** Within the last hour this channel refused or lost more than it took. */
  | { readonly code: 'channel_failing'; readonly channel: NoticeChannel; readonly count: number }
  /** Nobody knows whether these arrived. */
  | { readonly code: 'unknown'; readonly channel: NoticeChannel; readonly count: number }
  /** These ended without reaching anybody: somebody has to tell the citizen another way. */
  | { readonly code: 'not_reached'; readonly channel: NoticeChannel; readonly count: number };

export interface ChannelFigures {
  readonly channel: NoticeChannel;
  /** Of the notices written within the last hour, how many are in each state now. */
  readonly lastHour: Partial<Record<NoticeState, number>>;
  /** The same for the last 24 hours. */
  readonly lastDay: Partial<Record<NoticeState, number>>;
}

/** A gateway as the workers of the last minute have seen it. */
export interface GatewayFigures {
  readonly gateway: string;
  readonly workers: number;
  /** So many of them leave it alone, for it takes nothing. */
  readonly resting: number;
}

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
  gateways: readonly GatewayFigures[] = [],
): NoticeTrouble[] {
  const sum = (counts: ChannelFigures['lastDay'], states: readonly NoticeState[]): number =>
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
    ...gateways
      .filter(({ resting }) => resting > 0)
      .map(({ gateway, resting }) => ({ code: 'gateway_rests', gateway, count: resting }) as const),
    ...(overdue > 0 ? [{ code: 'overdue', count: overdue } as const] : []),
    ...perChannel('channel_failing', ({ lastHour }) => {
      const wrong = sum(lastHour, WENT_WRONG);
      return wrong >= FEWEST_FAILURES && wrong > sum(lastHour, TAKEN) ? wrong : 0;
    }),
    ...perChannel('not_reached', ({ lastDay }) => sum(lastDay, NOT_REACHED)),
    ...perChannel('unknown', ({ lastDay }) => sum(lastDay, ['unknown'])),
  ];
}
