import type { Translated } from '../messages';
import type { staffNoticeRuleWords as vi } from '../vi/admin-staff-notice-rules';

/** How an office tells its officers. */
export const staffNoticeRuleWords: Translated<typeof vi> = {
  title: 'How officers are told',
  of: 'Rules of',
  intro:
    'An office goes by the rules above it until it sets its own. The time of the morning’s digest is set on the page of settings. An officer can only choose less, on the page of their account.',
  what: 'Matter',
  told: 'Who is told',
  desk: 'On the screen',
  email: 'In the morning’s digest and mail',
  at_once: 'Mail at once',
  at_once_flag: 'Send a mail at once, besides the morning’s digest',
  yes: 'yes',
  no: 'no',
  whose: 'Set by',
  acts: 'Acts',
  usual: 'the usual',
  who: {
    holder: 'whoever holds it or is given it',
    leaders: 'leaders and their deputies',
    supervisors: 'supervisors',
  },
  nobody: 'nobody',
  desk_modes: { always: 'always', never: 'never' },
  modes: { always: 'always', fallback: 'if not seen on the screen', never: 'never' },
  change: 'Change',
  take_back: 'Take back',
  ask_take_back: 'Take the rule “%{name}” back?',
  take_back_effect: 'The rule from above, or the usual one, holds again.',
  taken_back: 'The rule is taken back.',
  create_effect: 'Holds for this office and those below it that have not set their own.',
  change_effect: 'Replaces the rule that this office has set.',
  nobody_told: 'With this rule nobody is told.',
  done: 'The rule is set.',
};
