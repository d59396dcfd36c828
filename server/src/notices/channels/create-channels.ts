import type { NoticeChannel } from '@motcua/shared/notices';
import type { Env } from '../../config/env.js';
import type { NoticeSettings } from '../notice-settings.js';
import { EmailChannel } from './email.channel.js';
import { KeptChannel } from './kept.channel.js';
import type { NoticeChannelSender, OnReport } from './notice-channel.js';
import { SmsHttpChannel } from './sms-http.channel.js';
import { SmsSmppChannel } from './sms-smpp.channel.js';

export type NoticeChannels = Readonly<Record<NoticeChannel, NoticeChannelSender>>;

export type ChannelEnv = Pick<
  Env,
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
  | 'smpp'
  | 'smppSource'
  | 'smppLongTexts'
  | 'smppReceiptIds'
>;

/** The gateways that the settings name; messages without one are kept. */
export function createChannels(env: ChannelEnv, settings: NoticeSettings, onReport: OnReport): NoticeChannels {
  const { gatewayTimeoutMs: timeoutMs, concurrency: connections } = settings;
  return {
    email:
      env.smtpUrl && env.mailFrom
        ? new EmailChannel({
            smtpUrl: env.smtpUrl,
            from: env.mailFrom,
            dkim: env.mailDkim,
            ca: env.gatewayCa,
            timeoutMs,
            connections,
          })
        : new KeptChannel(),
    sms: smsChannel(env, settings, onReport),
  };
}

function smsChannel(
  env: ChannelEnv,
  { gatewayTimeoutMs: timeoutMs, concurrency: window }: NoticeSettings,
  onReport: OnReport,
): NoticeChannelSender {
  if (env.smsDriver === 'http' && env.smsHttpUrl) {
    return new SmsHttpChannel({
      url: env.smsHttpUrl,
      profile: env.smsHttpProfile,
      token: env.smsHttpToken,
      key: env.smsHttpKey,
      brandname: env.smsBrandname,
      callbackUrl: env.smsCallbackUrl,
      ca: env.gatewayCa,
      timeoutMs,
    });
  }
  if (env.smsDriver === 'smpp' && env.smpp && env.smppSource !== undefined) {
    return new SmsSmppChannel({
      account: env.smpp,
      source: env.smppSource,
      longTexts: env.smppLongTexts,
      receiptIds: env.smppReceiptIds,
      ca: env.gatewayCa,
      timeoutMs,
      window,
      onReport,
    });
  }
  return new KeptChannel();
}
