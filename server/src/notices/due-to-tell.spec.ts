import { expect, it } from '@jest/globals';
import type { NoticeKind } from '@motcua/shared/notices';
import { dueToTell } from './due-to-tell.js';

const at = (day: string): Date => new Date(`2026-12-${day}T17:00:00+07:00`);
const NOW = new Date('2026-12-08T09:00:00+07:00');

it.each<[NoticeKind, string | null, string | null, string | null, string]>([
  ['supplement_complete', '14', null, '14', 'nothing was said since'],
  ['supplement_complete', '01', '20', '20', 'an apology told another day'],
  ['supplement_complete', '01', null, null, 'a day that is over is no promise'],
  ['resumed', '01', '04', null, 'both are over'],
  ['payment_confirmed', '22', '20', '22', 'pauses have moved it beyond what was said'],
  ['due_moved', '14', '20', '20', 'what an apology promised is not taken back'],
  ['due_moved', '01', null, '01', 'the new day is what is told, also a past one'],
  ['accepted', '01', null, '01', 'as the receipt says it'],
  ['apology', '22', '20', '20', 'what it promises itself'],
  ['resumed', null, null, null, 'no time is promised'],
])('%s: due %s, promised %s tells %s: %s', (kind, dueAt, duePromised, told) => {
  const day = (one: string | null): Date | null => (one === null ? null : at(one));
  expect(dueToTell(kind, { dueAt: day(dueAt), duePromised: day(duePromised) }, NOW)).toEqual(day(told));
});
