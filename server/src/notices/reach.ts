import type { NoticeChannel, NoticeRecipient, NoticeWay } from '@motcua/shared/notices';
import { maskEmail, maskPhone } from '@motcua/shared/validation';
import type { SecretBox } from '../common/secret-box.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { openSubmitter } from '../dossiers/submitter.js';
import { textKeyOf } from './text-key.js';

/** Where somebody is reached now. */
export interface Reach {
  readonly phone: string | null;
  readonly email: string | null;
}

/** Of a dossier's owner, or of its bearer. */
export function reachOf(
  box: SecretBox,
  { submitterEnc, phoneEnc, email }: Pick<Dossier, 'submitterEnc' | 'phoneEnc' | 'email'>,
  recipient: NoticeRecipient,
): Reach {
  if (recipient === 'submitter') return openSubmitter(box, submitterEnc) ?? { phone: null, email: null };
  return { phone: phoneEnc === null ? null : box.decrypt(phoneEnc), email };
}

/** A notice's address as it is kept: sealed, masked for people, and as what finds the same text again. */
export const keptAddress = (box: SecretBox, channel: NoticeWay, address: string, body: string) => ({
  addressEnc: box.encrypt(address),
  addressMasked: channel === 'email' ? maskEmail(address) : maskPhone(address),
  textKey: textKeyOf(box, channel, address, body),
});

export const addressBy = (channel: NoticeWay | NoticeChannel, { phone, email }: Reach): string | null =>
  channel === 'email' ? email : phone;
