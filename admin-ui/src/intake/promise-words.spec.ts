import { expect, it } from '@jest/globals';
import { instantAt, NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import { intake } from '../i18n/vi/intake';
import type { Translate } from '../time/time-words';
import { promiseAt } from './promise';
import { promiseWords } from './promise-words';

const WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(intake.intake.promise).map(([key, text]) => [`intake.promise.${key}`, text])),
  'when.today': '%{time} hôm nay',
  'when.other': '%{time} %{weekday} %{day}',
  'weekdays.3': 'thứ Tư',
  'weekdays.4': 'thứ Năm',
};
const translate: Translate = (key, options = {}) =>
  Object.entries(options).reduce((text, [name, value]) => text.replace(`%{${name}}`, String(value)), WORDS[key] ?? key);
const now = instantAt('2026-11-23', 9 * 60 + 42);

it('says what is promised now and what later today', () => {
  const promise = promiseAt(now, { amount: 1, unit: 'sameDay' }, NATIONAL_CALENDAR);
  expect(promiseWords(promise, now, translate)).toEqual({
    now: '17:00 hôm nay',
    closed: null,
    starts: null,
    later: 'nhận sau 15:00 → 17:00 thứ Tư 25/11; 24/11 nghỉ lễ',
  });
});

it('names the holiday beside the promise that steps over it, and only once', () => {
  const promise = promiseAt(now, { amount: 1, unit: 'workingDay' }, NATIONAL_CALENDAR);
  expect(promiseWords(promise, now, translate)).toMatchObject({
    now: '17:00 thứ Tư 25/11',
    closed: '24/11 nghỉ lễ',
    later: 'nhận sau 17:00 → 17:00 thứ Năm 26/11',
  });
});

it('says that there is no limit', () => {
  const promise = promiseAt(now, { amount: 0, unit: 'none' }, NATIONAL_CALENDAR);
  expect(promiseWords(promise, now, translate).now).toBe('Thủ tục không có hạn');
});
