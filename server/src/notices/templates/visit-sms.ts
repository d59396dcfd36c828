import {
  type NoticeFacts,
  type NoticeLanguage,
  type SmsOptions,
  fitSms,
  fitsSms,
  plainSms,
  tidyFacts,
} from '@motcua/shared/notices';
import type { VisitFacts, VisitNoticeKind } from './visit-notice.js';

interface TextWords {
  /** The words around the list of dossiers. */
  readonly says: Record<VisitNoticeKind, (office: string, count: number, list: string) => string>;
  readonly due: string;
  readonly more: (count: number) => string;
}

const WORDING: Record<NoticeLanguage, TextWords> = {
  vi: {
    says: {
      submitted: (office, count, list) =>
        `${count} hồ sơ đã gửi đến ${office}${list}. Kết quả kiểm tra hồ sơ sẽ báo trong 08 giờ làm việc.`,
      accepted: (office, count, list) => `${office} đã tiếp nhận ${count} hồ sơ${list}.`,
    },
    due: 'hẹn',
    more: (count) => `và ${count} hồ sơ khác`,
  },
  en: {
    says: {
      submitted: (office, count, list) =>
        `${count} dossiers have reached ${office}${list}. You will be told within 8 working hours whether they are accepted.`,
      accepted: (office, count, list) => `${office} has accepted ${count} dossiers${list}.`,
    },
    due: 'due',
    more: (count) => `and ${count} more`,
  },
};

/**
 * One text message for all dossiers of a visit, at most two parts. What gives way is first the due times, which the
 * slips bear too, then the codes at the end, which are counted.
 */
export function renderVisitSms(kind: VisitNoticeKind, given: VisitFacts, options: SmsOptions): string {
  const all = given.map(tidyFacts);
  const codes = all.map(({ code }) => code);
  const { officeName, language = 'vi' } = tidyFacts(given[0]);
  const { says, due, more } = WORDING[language];
  const withDue = ({ code, dueBrief }: NoticeFacts): string => (dueBrief ? `${code} (${due} ${dueBrief})` : code);
  const write = options.diacritics ? (text: string): string => text : plainSms;
  const text = (list: string): string => write(says[kind](officeName, all.length, list));
  const shorter = codes
    .slice(1)
    .map((_, left) => `: ${codes.slice(0, codes.length - 1 - left).join(', ')} ${more(left + 1)}`);
  if (options.spoken) return says[kind](officeName, all.length, `: ${all.map(withDue).join(', ')}`);
  const lists = [`: ${all.map(withDue).join(', ')}`, `: ${codes.join(', ')}`, ...shorter];
  return lists.map(text).find(fitsSms) ?? fitSms(text(''), '', '');
}
