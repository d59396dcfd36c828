import type { Translated } from '../messages';
import type { noticeRuleWords as vi } from '../vi/admin-notice-rules';

/** How an office tells its citizens. */
export const noticeRuleWords: Translated<typeof vi> = {
  title: 'How citizens are told',
  of: 'Rules of',
  intro:
    'An office goes by the rules above it until it sets its own. They hold for new notices; what waits to be sent stays as it is.',
  what: 'Notice',
  email: 'E-mail',
  sms: 'SMS',
  phone: 'Call',
  phone_modes: { fallback: 'if no message arrives', never: 'never' },
  hold: 'Waits first',
  hold_seconds: 'Waits before it leaves (seconds)',
  hold_hint: 'Meanwhile an officer can take it back. 0: it leaves at once.',
  whose: 'Set by',
  acts: 'Acts',
  usual: 'as usual',
  modes: { always: 'always', fallback: 'if nothing else arrives', never: 'never' },
  seconds: '%{count} s',
  at_once: 'leaves at once',
  urgent: 'urgent',
  urgent_flag: 'Urgent: also at night and on days off',
  change: 'Set',
  take_back: 'Take back',
  ask_take_back: 'Take the rule “%{name}” back?',
  take_back_effect: 'The rule from above, or the usual one, holds again.',
  taken_back: 'The rule is taken back.',
  create_effect: 'Holds for this office and those below it that have not set their own.',
  change_effect: 'Replaces the rule that this office has set.',
  all_called: 'With this rule no message is sent: the counter has to call every citizen.',
  nobody_told: 'With this rule the citizen gets no message at all.',
  done: 'The rule is set.',
  from_to: 'Type a whole number from 0 to %{most}.',
};
