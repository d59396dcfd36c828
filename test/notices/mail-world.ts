import { EmailChannel, type EmailSettings } from '../../server/src/notices/channels/email.channel.js';
import type { OutgoingMessage } from '../../server/src/notices/channels/notice-channel.js';
import { MAIL_FROM } from './notice-worker.js';

export const EMAIL = 'bich.dao@example.vn';

export const MESSAGE: OutgoingMessage = {
  noticeId: '0192f0c4-6f1e-7c3a-9d55-1f2e3d4c5b6a',
  to: EMAIL,
  subject: '[UBND phường Cộng Hòa] Hồ sơ H23.18.07-260315-0042: đã được tiếp nhận',
  text: 'Kính gửi Ông/Bà Nguyễn Thị Bích Đào,\n\nHồ sơ đã được tiếp nhận.\n',
};

export const channelTo = (smtpUrl: string, settings: Partial<EmailSettings> = {}): EmailChannel =>
  new EmailChannel({
    smtpUrl,
    from: MAIL_FROM,
    dkim: undefined,
    ca: undefined,
    timeoutMs: 10_000,
    connections: 2,
    ...settings,
  });
