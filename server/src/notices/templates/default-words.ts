import type { NoticeChannel, NoticeLanguage, NoticeWords, TemplateKind } from '@motcua/shared/notices';
import { ENGLISH_WORDS } from './english-words.js';
import { VIETNAMESE_WORDS } from './vietnamese-words.js';

/** The words of one kind, for both channels. */
export interface KindWords {
  readonly subject: string;
  readonly email: string;
  readonly sms: string;
}

const WORDS: Record<NoticeLanguage, Record<TemplateKind, KindWords>> = { vi: VIETNAMESE_WORDS, en: ENGLISH_WORDS };

/** What is said where no office has words of its own. */
export function defaultWords(kind: TemplateKind, channel: NoticeChannel, language: NoticeLanguage): NoticeWords {
  const { subject, email, sms } = WORDS[language][kind];
  return channel === 'email' ? { subject, body: email } : { subject: null, body: sms };
}
