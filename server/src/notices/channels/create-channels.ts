import type { NoticeChannel } from '@motcua/shared/notices';
import type { Env } from '../../config/env.js';
import type { NoticeSettings } from '../notice-settings.js';
import { EmailChannel } from './email.channel.js';
import { KeptChannel } from './kept.channel.js';
import type { NoticeChannelSender } from './notice-channel.js';
import { SmsHttpChannel } from './sms-http.channel.js';

export type NoticeChannels = Readonly<Record<NoticeChannel, NoticeChannelSender>>;

export type ChannelEnv = Pick<
  Env,
  'smtpUrl' | 'mailFrom' | 'mailDkim' | 'gatewayCa' | 'smsDriver' | 'smsHttpUrl' | 'smsHttpToken'
>;

/** The gateways that the settings name; messages without one are kept. */
export function createChannels(env: ChannelEnv, settings: NoticeSettings): NoticeChannels {
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
    sms:
      env.smsDriver === 'http' && env.smsHttpUrl
        ? new SmsHttpChannel({ url: env.smsHttpUrl, token: env.smsHttpToken, timeoutMs })
        : new KeptChannel(),
  };
}
