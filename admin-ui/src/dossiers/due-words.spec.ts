import { describe, expect, it } from '@jest/globals';
import type { ResponseState } from '@motcua/shared/calendar';
import { vi } from '../i18n/vi';
import type { Translate } from '../time/time-words';
import type { ClockOfDossier } from './dossier.types';
import { dueSign, responseSign } from './due-words';

const translate: Translate = (key, options = {}) => {
  const text = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], vi) as string;
  return Object.entries(options).reduce((all, [name, value]) => all.replace(`%{${name}}`, String(value)), text);
};
const now = new Date('2026-03-04T02:00:00Z');
const DUE = '2026-03-04T08:00:00.000Z';

function clock(state: ClockOfDossier['state'], answer: ResponseState, lateAnswers = 0): ClockOfDossier {
  const responseClock = { dueAt: DUE, respondedAt: null, state: answer, lateAnswers };
  return { state, timeliness: 'none', dueAt: null, responseDueAt: DUE, responseClock, finishedAt: null };
}

describe('the clock of the answer, in words', () => {
  it.each<[ClockOfDossier['state'], ResponseState, number, string | null, string | null]>([
    ['submitted', 'waiting', 0, 'trả lời trước 15:00 hôm nay', 'neutral'],
    ['submitted', 'due_soon', 1, 'trả lời trước 15:00 hôm nay', 'amber'],
    ['submitted', 'overdue', 0, 'trả lời trễ', 'red'],
    ['accepted', 'answered', 0, null, null],
    ['accepted', 'answered', 1, 'trả lời trễ', 'red'],
    ['accepted', 'answered_late', 1, 'trả lời trễ', 'red'],
    ['withdrawn', 'overdue', 0, 'trả lời trễ', 'red'],
  ])('%s, %s, late %d times before', (state, answer, lateAnswers, words, tone) => {
    const sign = responseSign(clock(state, answer, lateAnswers), now, translate);
    expect([sign?.words ?? null, sign?.tone ?? null]).toEqual([words, tone]);
  });

  it('is said in a row as long as no other clock runs', () => {
    const row = (answer: ResponseState): object =>
      dueSign(clock('submitted', answer), { now, calendar: undefined }, translate);
    expect(row('waiting')).toEqual({ words: 'còn 6 giờ', sign: 'empty', tone: 'neutral' });
    expect(row('due_soon')).toEqual({ words: 'còn 6 giờ', sign: 'quarter', tone: 'amber' });
    expect(row('overdue')).toEqual({ words: 'trả lời trễ', sign: 'full', tone: 'red' });
  });

  it('says nothing where none ran', () => {
    expect(responseSign({ ...clock('accepted', 'answered'), responseClock: null }, now, translate)).toBeNull();
  });
});
