import type { NoticeWay } from '@motcua/shared/notices';
import type { SecretBox } from '../common/secret-box.js';

/** By which two text messages to one number are found to be the same. @returns null for mails, which nobody minds twice, and calls */
export const textKeyOf = (box: SecretBox, channel: NoticeWay, address: string, body: string): Buffer | null =>
  channel === 'sms' ? box.blindIndex('notice-text', `${address}|${body}`) : null;
