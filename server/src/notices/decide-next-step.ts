import type { NoticeChannel, NoticeState } from '@motcua/shared/notices';
import type { SendOutcome } from './channels/notice-channel.js';
import type { NoticeSettings } from './notice-settings.js';

export type AfterSending =
  | { readonly state: 'gateway_accepted'; readonly gateway: string; readonly gatewayId: string | null }
  | {
      readonly state: 'retry_waiting';
      readonly waitMs: number;
      readonly error: string;
      /** Which gateway may have it. */
      readonly mayBeAt?: string | undefined;
      /** What it has of a long text. */
      readonly begun?: string | undefined;
      /** The gateway was not called: this counts for no try. */
      readonly notTried?: true;
    }
  | {
      readonly state: 'failed' | 'manual' | 'unknown';
      readonly error: string;
      readonly mayBeAt?: string | undefined;
      readonly notTried?: true;
    };

type RetrySettings = Pick<NoticeSettings, 'retryFirstMs' | 'retryMostMs' | 'maxAttempts'>;

/**
 * What becomes of a notice after its try number `attempts`. A mail whose answer was lost is sent again under the same
 * Message-ID; a text message is only where the gateway compares references: a citizen must not get it twice because we do
 * not know, nor the first parts of a long text, which the gateway has: the next try hands over the others. When its tries are over, nobody knows still.
 * A gateway that takes nothing for a day, as when its password has run out before a holiday, ends the wait as the last try does: there may be
 * another way to tell it.
 *
 * @param owedTooLong it could have left longer ago than anybody should wait (`giveUpAfterMs`)
 */
export function afterSending(
  channel: NoticeChannel,
  attempts: number,
  outcome: SendOutcome,
  settings: RetrySettings,
  owedTooLong = false,
): AfterSending {
  if (outcome.kind === 'accepted') {
    return { state: 'gateway_accepted', gateway: outcome.gateway, gatewayId: outcome.gatewayId };
  }
  const { error } = outcome;
  if (outcome.kind === 'put_off') {
    if (owedTooLong) return { state: 'manual', error, notTried: true };
    return { state: 'retry_waiting', waitMs: outcome.waitMs, error, notTried: true };
  }
  const mayBeAt = outcome.kind === 'unknown' || outcome.kind === 'begun' ? outcome.gateway : undefined;
  const begun = outcome.kind === 'begun' ? outcome.begun : undefined;
  if (outcome.kind === 'unknown' && channel === 'sms' && outcome.repeatable !== true)
    return { state: 'unknown', error, mayBeAt };
  if (outcome.kind === 'refused' && outcome.permanent) return { state: 'failed', error };
  if (attempts >= settings.maxAttempts)
    return { state: channel === 'sms' && outcome.kind === 'unknown' ? 'unknown' : 'manual', error, mayBeAt };
  const asked = outcome.kind === 'refused' ? (outcome.waitMs ?? 0) : 0;
  const waitMs = Math.min(Math.max(settings.retryFirstMs * 2 ** (attempts - 1), asked), settings.retryMostMs);
  return { state: 'retry_waiting', waitMs, error, mayBeAt, begun };
}

export interface OverdueNotice {
  readonly state: NoticeState;
  readonly channel: NoticeChannel;
  readonly attempts: number;
  /** The gateway was called, or was about to be. */
  readonly called: boolean;
}

/** What becomes of an owed notice whose time is over without an end. */
export type OverdueStep = 'send_again' | 'ask_queue' | 'unknown' | 'manual';

export function afterWindow(notice: OverdueNotice, maxAttempts: number): OverdueStep {
  if (notice.state === 'dispatched') return 'ask_queue';
  if (notice.state !== 'submitting') return 'send_again';
  if (notice.called && notice.channel === 'sms') return 'unknown';
  // A message that brings its worker down each time must not do so for ever.
  return notice.attempts >= maxAttempts ? 'manual' : 'send_again';
}
