import { NOTICE_CHANNELS, type NoticeChannel } from '@motcua/shared/notices';
import type { Env } from '../../config/env.js';
import type { NoticeSettings } from '../notice-settings.js';
import { EmailChannel } from './email.channel.js';
import { GatewayBreaker } from './gateway-breaker.js';
import { SECOND_SMS_GATEWAY, SMPP_GATEWAY, SMS_HTTP_GATEWAY, SMTP_GATEWAY } from './gateways.js';
import { GuardedChannel } from './guarded.channel.js';
import { KeptChannel } from './kept.channel.js';
import { MissingGatewayChannel } from './missing-gateway.channel.js';
import type { NoticeChannelSender, OnReport } from './notice-channel.js';
import { SmsGatewaysChannel } from './sms-gateways.channel.js';
import { SmsHttpChannel } from './sms-http.channel.js';
import { SmsSmppChannel } from './sms-smpp.channel.js';

export type NoticeChannels = Readonly<Record<NoticeChannel, NoticeChannelSender>>;

export type ChannelEnv = Pick<
  Env,
  | 'demo'
  | 'smtpUrl'
  | 'mailFrom'
  | 'mailDkim'
  | 'gatewayCa'
  | 'smsDriver'
  | 'smsHttpUrl'
  | 'smsHttpToken'
  | 'smsHttpKey'
  | 'smsHttpProfile'
  | 'smsBrandname'
  | 'smsCallbackUrl'
  | 'smsQueryUrl'
  | 'secondSms'
  | 'smpp'
  | 'smppSource'
  | 'smppLongTexts'
  | 'smppReceiptIds'
>;

export interface Gateways {
  /** To citizens. */
  readonly channels: NoticeChannels;
  /** To staff, who see at the desk what a mail would say. */
  readonly mailsToStaff: NoticeChannelSender;
  /** Those that are called, and left alone while they take nothing. */
  readonly guarded: readonly GuardedChannel[];
  /** The first of two SMS gateways; null where there is no second. */
  readonly firstOfTwo: GuardedChannel | null;
  /** Channels without a gateway, by which no citizen is told; none in a demonstration, which keeps the messages. */
  readonly missing: readonly NoticeChannel[];
}

/** The gateways that the settings name. Without one a demonstration keeps messages, and an office at work fails to send them. */
export function createChannels(env: ChannelEnv, settings: NoticeSettings, onReport: OnReport): Gateways {
  const guard = (gateway: string, channel: NoticeChannelSender): GuardedChannel =>
    new GuardedChannel(gateway, channel, new GatewayBreaker(settings));
  const mail = mailChannel(env, settings);
  const email = mail === null ? null : guard(SMTP_GATEWAY, mail);
  const sms = smsChannels(env, settings, onReport).map(([gateway, channel]) => guard(gateway, channel));
  const called = { email, sms: sms.length > 0 ? new SmsGatewaysChannel(sms) : null };
  const none = env.demo ? new KeptChannel() : new MissingGatewayChannel();
  return {
    channels: { email: called.email ?? none, sms: called.sms ?? none },
    mailsToStaff: email ?? new KeptChannel(),
    guarded: [...(email === null ? [] : [email]), ...sms],
    firstOfTwo: sms.length > 1 ? sms[0]! : null,
    missing: env.demo ? [] : NOTICE_CHANNELS.filter((channel) => called[channel] === null),
  };
}

function mailChannel(
  { smtpUrl, mailFrom, mailDkim, gatewayCa }: ChannelEnv,
  { gatewayTimeoutMs: timeoutMs, mailsAtOnce: connections }: NoticeSettings,
): NoticeChannelSender | null {
  if (!smtpUrl || !mailFrom) return null;
  return new EmailChannel({ smtpUrl, from: mailFrom, dkim: mailDkim, ca: gatewayCa, timeoutMs, connections });
}

/** In the order in which they are asked. */
function smsChannels(env: ChannelEnv, settings: NoticeSettings, onReport: OnReport): [string, NoticeChannelSender][] {
  const { secondSms, gatewayCa: ca } = env;
  const timeoutMs = settings.gatewayTimeoutMs;
  const first = firstSmsChannel(env, timeoutMs, settings.textsAtOnce, onReport);
  if (first === null || !secondSms) return first === null ? [] : [first];
  return [
    first,
    [SECOND_SMS_GATEWAY, new SmsHttpChannel({ ...secondSms, gateway: SECOND_SMS_GATEWAY, ca, timeoutMs })],
  ];
}

function firstSmsChannel(
  env: ChannelEnv,
  timeoutMs: number,
  window: number,
  onReport: OnReport,
): [string, NoticeChannelSender] | null {
  if (env.smsDriver === 'http' && env.smsHttpUrl) {
    const channel = new SmsHttpChannel({
      gateway: SMS_HTTP_GATEWAY,
      url: env.smsHttpUrl,
      profile: env.smsHttpProfile,
      token: env.smsHttpToken,
      key: env.smsHttpKey,
      brandname: env.smsBrandname,
      callbackUrl: env.smsCallbackUrl,
      queryUrl: env.smsQueryUrl,
      ca: env.gatewayCa,
      timeoutMs,
    });
    return [SMS_HTTP_GATEWAY, channel];
  }
  if (env.smsDriver === 'smpp' && env.smpp && env.smppSource !== undefined) {
    const channel = new SmsSmppChannel({
      account: env.smpp,
      source: env.smppSource,
      longTexts: env.smppLongTexts,
      receiptIds: env.smppReceiptIds,
      ca: env.gatewayCa,
      timeoutMs,
      window,
      onReport,
    });
    return [SMPP_GATEWAY, channel];
  }
  return null;
}
