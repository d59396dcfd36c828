import type { Translated } from '../messages';
import type { settingWords as vi } from '../vi/admin-settings';

export const settingWords: Translated<typeof vi> = {
  title: 'Rules of time limits',
  of: 'Rules of',
  intro:
    'Offices follow the rules above them until they set their own. A new rule holds at once and moves no promised date.',
  what: 'Rule',
  value: 'Value',
  whose: 'Set by',
  acts: 'What to do',
  usual: 'the usual',
  change: 'Set',
  take_back: 'Take back',
  ask_take_back: 'Take “%{name}” back?',
  take_back_effect: 'What is set above, or the usual value, holds again.',
  taken_back: 'The rule is taken back.',
  create_effect: 'Holds for this office and those below that have set nothing.',
  change_effect: 'Replaces what this office has set.',
  done: 'The rule is set.',
  from_to: 'Type a whole number from %{from} to %{to}.',
  no_limit: 'no limit',
  names: {
    apology_minLeadDays: 'An apology goes out before the due day by',
    apology_maxPerDossier: 'Times one dossier may be promised anew',
    apology_maxExtensionDays: 'A new promise lies after the due day by at most',
    deadline_compare: 'A finish is compared with its due date',
    forecast_tightPercent: 'Foreseen as “tight” from a chance of being late of',
    forecast_latePercent: 'Foreseen as “late” from a chance of being late of',
  },
  hints: {
    apology_minLeadDays: 'Calendar days. A later one is still sent, and marked as late.',
    apology_maxPerDossier: 'How often a dossier may be apologised for.',
    apology_maxExtensionDays: 'Working days after the due date. 0 means no limit.',
    forecast_tightPercent: 'Per cent.',
    forecast_latePercent: 'Per cent, above the one for “tight”.',
  },
  units: {
    days: '%{count} days',
    times: '%{count} times',
    working_days: '%{count} working days',
    percent: '%{count} %',
  },
  compare: { day: 'by day', minute: 'by minute' },
};
