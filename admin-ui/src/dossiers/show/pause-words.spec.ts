import { describe, expect, it } from '@jest/globals';
import type { LimitUnit } from '@motcua/shared/calendar';
import { vi } from '../../i18n/vi';
import type { Translate } from '../../time/time-words';
import type { PauseOfDossier } from '../pause.types';
import { documentWords, handedBackWords, isReviewOver, reviewWords } from './pause-words';

const translate: Translate = (key, options = {}) => {
  const text = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], vi) as string;
  return Object.entries(options).reduce((all, [name, value]) => all.replace(`%{${name}}`, String(value)), text);
};
const now = new Date('2026-06-20T03:00:00Z');
const PAUSE: PauseOfDossier = {
  id: '1',
  cause: 'supplement',
  startedAt: '2026-06-02T02:00:00Z',
  endedAt: null,
  owner: null,
  endedBy: null,
  document: null,
  openedByEventId: null,
  reviewOn: null,
  counts: true,
  handedBack: null,
};

describe('the words about a pause', () => {
  it.each<[LimitUnit, number, string]>([
    ['workingDay', 2, 'hạn lùi 2 ngày làm việc'],
    ['workingHour', 150, 'hạn lùi 2 giờ 30 phút'],
    ['sameDay', 45, 'hạn lùi 45 phút'],
    ['halfDay', 1, 'hạn lùi 1 buổi làm việc'],
    ['day', 3, 'hạn lùi 3 ngày'],
    ['month', 3, 'hạn lùi 3 ngày'],
    ['workingDay', 0, 'hạn không lùi'],
    ['none', 0, ''],
  ])('say of a limit in %s that it gave back %d', (unit, amount, words) => {
    const pause = { ...PAUSE, handedBack: { amount, unit: 'workingDay' as const } };
    expect(handedBackWords(pause, { amount: 5, unit }, translate)).toBe(words);
  });

  it('say nothing of what an open one will give back', () => {
    expect(handedBackWords(PAUSE, { amount: 5, unit: 'workingDay' }, translate)).toBe('');
  });

  it.each([
    ['2026-06-20', null, false, 'xem lại ngày 20/06'],
    ['2026-06-19', null, true, 'quá ngày xem lại 19/06'],
    ['2026-06-19', '2026-06-18T02:00:00Z', false, 'xem lại ngày 19/06'],
  ])('of one to be looked at again on %s that ended %s', (reviewOn, endedAt, over, words) => {
    expect(isReviewOver({ ...PAUSE, reviewOn, endedAt }, now)).toBe(over);
    expect(reviewWords({ ...PAUSE, reviewOn, endedAt }, now, translate)).toBe(words);
  });

  it('name the document, else the request that opened it', () => {
    expect(documentWords({ ...PAUSE, document: 'CV 12/UBND' }, translate)).toBe('CV 12/UBND');
    expect(documentWords({ ...PAUSE, openedByEventId: '2' }, translate)).toBe('yêu cầu bổ sung');
    expect(documentWords({ ...PAUSE, cause: 'suspension', openedByEventId: '2' }, translate)).toBe('xem diễn biến');
    expect(documentWords(PAUSE, translate)).toBe('');
  });
});
