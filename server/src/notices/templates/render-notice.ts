import {
  type EmailText,
  type NoticeFacts,
  type NoticeKind,
  type NoticeWords,
  type SmsOptions,
  writeEmail,
  writeSms,
} from '@motcua/shared/notices';
import { defaultWords } from './default-words.js';

/** The mail of a notice, in the office's words or the usual ones. */
export const renderEmail = (
  kind: NoticeKind,
  facts: NoticeFacts,
  words: NoticeWords = defaultWords(kind, 'email', facts.language ?? 'vi'),
): EmailText => writeEmail(words, facts);

/** The text message of a notice, in the office's words or the usual ones. */
export const renderSms = (
  kind: NoticeKind,
  facts: NoticeFacts,
  options: SmsOptions,
  words: NoticeWords = defaultWords(kind, 'sms', facts.language ?? 'vi'),
): string => writeSms(words, facts, options);
