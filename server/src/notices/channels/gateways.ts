import type { NoticeChannel } from '@motcua/shared/notices';

// Names of gateways, as notices and reports carry them. Stored words: never renamed.

export const SMS_HTTP_GATEWAY = 'sms-http';
export const SECOND_SMS_GATEWAY = 'sms-http-2';
/** Its id of a text message is those of all parts, with a blank between them. */
export const SMPP_GATEWAY = 'sms-smpp';
export const SMTP_GATEWAY = 'smtp';

/** In the states that workers tell: this channel has no gateway and tells no citizen. */
export const missingGateway = (channel: NoticeChannel): string => `none-${channel}`;
