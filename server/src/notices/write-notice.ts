import { type NoticeFacts, type NoticeKind, type NoticeWay, spokenFacts } from '@motcua/shared/notices';
import { renderEmail, renderSms } from './templates/render-notice.js';
import type { OfficeWords } from './words-of-office.js';

/** How an office tells a kind. */
interface Telling {
  readonly words: OfficeWords;
  /** Text messages with Vietnamese letters. */
  readonly diacritics: boolean;
}

export interface WrittenNotice {
  readonly subject: string | null;
  readonly body: string;
  /** The office's words that it is written in; null for the usual ones. */
  readonly templateVersionId: string | null;
}

/** What an officer says who has to call. */
export const spokenNotice = (kind: NoticeKind, facts: NoticeFacts, words: OfficeWords): string =>
  renderSms(kind, spokenFacts(facts), { diacritics: true, spoken: true }, words.sms.vi);

/** What is told by one way. */
export function writeNotice(
  kind: NoticeKind,
  channel: NoticeWay,
  facts: NoticeFacts,
  { words, diacritics }: Telling,
): WrittenNotice {
  // Officers speak Vietnamese, in the words of a text message.
  const held = channel === 'phone' ? words.sms.vi : words[channel][facts.language ?? 'vi'];
  const { versionId: templateVersionId } = held;
  if (channel === 'email') return { templateVersionId, ...renderEmail(kind, facts, held) };
  const body = channel === 'phone' ? spokenNotice(kind, facts, words) : renderSms(kind, facts, { diacritics }, held);
  return { templateVersionId, subject: null, body };
}
