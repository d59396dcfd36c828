import { describe, expect, it } from '@jest/globals';
import {
  type ChannelMode,
  DEFAULT_NOTICE_RULES,
  MOST_HOLD_SECONDS,
  type NoticePeople,
  noticeRules,
  peopleToTell,
  type ReachedPerson,
  rungsOf,
} from './notice-rules.js';
import { NOTICE_KINDS, type NoticeKind } from './notice-state.js';

const BOTH = { email: true, sms: true, phone: false };
const MAIL = { email: true, sms: false, phone: false };
const TEXT = { email: false, sms: true, phone: false };
/** A landline. */
const VOICE = { email: false, sms: false, phone: true };

describe('rules of notices', () => {
  it('are there for every kind and reach everybody', () => {
    for (const kind of NOTICE_KINDS) {
      const rule = DEFAULT_NOTICE_RULES[kind];
      expect(rule.holdSeconds).toBeLessThanOrEqual(MOST_HOLD_SECONDS);
      expect(rungsOf(rule, MAIL)).toEqual([{ channel: 'email', lower: false }]);
      expect(rungsOf(rule, TEXT)).toEqual([{ channel: 'sms', lower: false }]);
    }
  });

  it.each<[NoticeKind, number, string]>([
    ['submitted', 0, 'the citizen waits at the counter for it'],
    ['accepted', 0, 'the same'],
    ['supplement_requested', 60, 'a wrong demand costs the citizen a way'],
    ['refused', 60, 'bad news is not sent by a slip'],
    ['apology', 60, 'it promises a date'],
    ['result_ready', 60, 'it makes the citizen come'],
    ['due_moved', 0, 'a correction is wanted at once'],
  ])('%s can be taken back for %i s: %s', (kind, seconds) =>
    expect(DEFAULT_NOTICE_RULES[kind].holdSeconds).toBe(seconds),
  );

  it.each<[ChannelMode, ChannelMode, typeof BOTH, string]>([
    ['always', 'always', BOTH, 'email sms'],
    ['always', 'fallback', BOTH, 'email (sms)'],
    ['fallback', 'always', BOTH, 'sms (email)'],
    ['fallback', 'fallback', BOTH, 'email (sms)'],
    ['always', 'fallback', TEXT, 'sms'],
    ['always', 'never', BOTH, 'email'],
    ['always', 'never', TEXT, ''],
    ['fallback', 'never', MAIL, 'email'],
    ['never', 'never', BOTH, ''],
    ['always', 'always', { email: false, sms: false, phone: false }, ''],
    ['always', 'always', VOICE, 'phone'],
    ['never', 'never', VOICE, 'phone'],
    ['never', 'never', { ...BOTH, phone: true }, 'phone'],
    ['never', 'never', { ...TEXT, phone: true }, 'phone'],
    ['fallback', 'never', { ...BOTH, phone: true }, 'email'],
    ['always', 'fallback', { ...VOICE, email: true }, 'email'],
  ])('mail %s, text %s, reached by %j: %s', (email, sms, reaches, expected) => {
    const rungs = rungsOf(
      { email, sms, phone: 'fallback', people: 'submitter', holdSeconds: 0, urgent: false },
      reaches,
    );
    expect(rungs.map(({ channel, lower }) => (lower ? `(${channel})` : channel)).join(' ')).toBe(expected);
  });

  it('call nobody to be courteous', () => {
    const called = NOTICE_KINDS.filter((kind) => rungsOf(DEFAULT_NOTICE_RULES[kind], VOICE).length > 0);
    expect(NOTICE_KINDS.filter((kind) => !called.includes(kind))).toEqual([
      'handed_over',
      'supplement_reminder',
      'collect_reminder',
      'collect_reminder_again',
    ]);
  });

  it('keep what is set, and the usual for the rest', () => {
    const set = { ...DEFAULT_NOTICE_RULES.accepted, urgent: true };
    expect(noticeRules({ accepted: set })).toEqual({ ...DEFAULT_NOTICE_RULES, accepted: set });
  });
});

describe('people to tell', () => {
  type Person = ReachedPerson & { readonly name: string };
  const owner: Person = { name: 'owner', email: 'hoa@example.com', phone: '+84912345678' };
  const bearer: Person = { name: 'bearer', email: 'duc@example.com', phone: '+84987654321' };
  const unreached = { email: null, phone: null };

  it.each<[NoticePeople, Person, Person | null, Person[], string]>([
    ['submitter', owner, bearer, [bearer], 'who brought it'],
    ['submitter', owner, null, [owner], 'the owner brought it'],
    ['submitter', owner, { ...bearer, ...unreached }, [owner], 'better than nobody'],
    ['applicant', owner, bearer, [owner], 'the owner'],
    ['applicant', { ...owner, ...unreached }, bearer, [bearer], 'better than nobody'],
    ['both', owner, bearer, [bearer, owner], 'both'],
    ['both', owner, null, [owner], 'they are one'],
    ['both', { ...owner, ...unreached }, { ...bearer, ...unreached }, [], 'nobody can be'],
    [
      'both',
      owner,
      { ...bearer, phone: owner.phone },
      [
        { ...bearer, phone: owner.phone },
        { ...owner, phone: null },
      ],
      'one number',
    ],
    ['both', { ...owner, phone: null, email: 'Duc@example.com' }, bearer, [bearer], 'one mailbox'],
    [
      'both',
      { ...owner, phone: null },
      { ...bearer, email: null },
      [
        { ...bearer, email: null },
        { ...owner, phone: null },
      ],
      'one way each',
    ],
  ])('%s of %j and %j: %j, for %s', (people, applicant, submitter, told, _why) => {
    expect(peopleToTell(people, applicant, submitter)).toEqual(told);
  });
});
