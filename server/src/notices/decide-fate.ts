import type { NoticeState } from '@motcua/shared/notices';
import type { DeliveryReport } from './channels/notice-channel.js';

export interface ReportedPart {
  readonly reference: string;
  /** Null: nothing was told of it yet. */
  readonly state: DeliveryReport['state'] | null;
  readonly words: string | null;
  readonly at: Date | null;
}

export interface Fate {
  readonly state: DeliveryReport['state'];
  readonly words: string | null;
  readonly at: Date | null;
}

/**
 * What became of a message by what was told of its parts. It has arrived when each part has, and has not when one has
 * not, for a phone shows no text that lacks a part. A report that names the notice itself is about the whole.
 *
 * @returns null when nothing was told yet
 */
export function decideFate(noticeId: string, parts: readonly ReportedPart[]): Fate | null {
  const told = (part: ReportedPart | undefined): Fate | null =>
    part?.state ? { state: part.state, words: part.words, at: part.at } : null;
  const whole = told(parts.find(({ reference }) => reference === noticeId));
  if (whole) return whole;
  const failed = parts.find(({ state }) => state === 'undelivered' || state === 'expired');
  if (failed) return told(failed);
  const waiting = parts.find(({ state }) => state !== 'delivered');
  if (!waiting) return told(parts.at(-1));
  const some = parts.find(({ state }) => state !== null);
  return some ? { state: 'gateway_accepted', words: waiting.words, at: null } : null;
}

/** States that a report may end. Of a message whose answer was lost it says more than we know. */
const ENDED_BY: Readonly<Record<DeliveryReport['state'], readonly NoticeState[]>> = {
  // Once the first has arrived a second copy need not leave, also when that is on its way to the queue.
  delivered: [
    'planned',
    'dispatched',
    'submitting',
    'unknown',
    'gateway_accepted',
    'retry_waiting',
    'manual',
    'undelivered',
    'expired',
  ],
  undelivered: ['submitting', 'unknown', 'gateway_accepted'],
  expired: ['submitting', 'unknown', 'gateway_accepted'],
  gateway_accepted: ['unknown'],
};

export const mayEnd = (state: NoticeState, fate: Fate): boolean => ENDED_BY[fate.state].includes(state);
