import { describe, expect, it } from '@jest/globals';
import type { NoticeWords } from '@motcua/shared/notices';
import { defaultWords } from './templates/default-words.js';
import { type OfficeWords, suitedWords } from './words-of-office.js';

/** An office that has said the Vietnamese text message itself. */
const officeWords = (body: string): OfficeWords => {
  const same = (words: NoticeWords, versionId: string | null) => ({ ...words, versionId });
  const usual = (channel: 'email' | 'sms', language: 'vi' | 'en') =>
    same(defaultWords('due_moved', channel, language), null);
  return {
    email: { vi: usual('email', 'vi'), en: usual('email', 'en') },
    sms: { vi: same({ subject: null, body }, 'v1'), en: usual('sms', 'en') },
  };
};

describe('words of an office that name the due time', () => {
  const bare = officeWords('{{code}} hẹn lại: {{due}}.');

  it('are said where there is one', () =>
    expect(suitedWords('due_moved', bare, { dueText: '16:30 ngày 18/03/2026' })).toBe(bare));

  it('give way to the usual ones where there is none', () =>
    expect(suitedWords('due_moved', bare, {}).sms.vi).toEqual({
      ...defaultWords('due_moved', 'sms', 'vi'),
      versionId: null,
    }));

  it('stay where they can do without', () => {
    const guarded = officeWords('{{code}}{{#due}} hẹn lại: {{due}}{{/due}}.');
    expect(suitedWords('due_moved', guarded, {})).toEqual(guarded);
  });
});
