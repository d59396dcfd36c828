/** What the clock tells officers, and promised dates when a calendar has changed. */
export const clock = {
  alerts: {
    title: 'Told by the clock',
    count: 'The clock tells of %{smart_count} dossier |||| The clock tells of %{smart_count} dossiers',
    seen: 'Seen',
    all_seen: 'All seen',
    kind: {
      due_soon: 'Due soon',
      overdue: 'Overdue',
      response_overdue: 'Not answered',
      pause_review: 'Paused for long',
      apology_drafted: 'Late: apology',
    },
  },
  digest: {
    title: 'Morning digest',
    at: 'Digest of %{time}',
    group: {
      overdue: '%{smart_count} overdue',
      dueToday: '%{smart_count} due today',
      dueSoon: '%{smart_count} due soon',
      unanswered: '%{smart_count} unanswered',
      pauseReview: '%{smart_count} paused, to review',
      apologyDrafted: '%{smart_count} with an apology drafted',
    },
    mail: {
      no_address: 'not mailed: the account has no mail address',
      kept: 'mail to %{to} kept: there is no mail server',
      planned: 'being mailed to %{to}',
      submitting: 'being mailed to %{to}',
      retry_waiting: 'the mail server did not take it yet, another try goes to %{to}',
      gateway_accepted: 'mailed at %{time} to %{to}',
      failed: 'could not be mailed to %{to}: %{reason}',
    },
    office: {
      open: '%{smart_count} open',
      overdue: '%{smart_count} overdue',
      dueToday: '%{smart_count} due today',
    },
    put_away: 'Put away',
  },
  calendar_moves: {
    tile: 'Another date by the new calendar',
    title: 'Promised dates and a changed calendar',
    intro:
      'The calendar has changed, but no promised date has moved with it. Citizens are told of a date that is moved; of one that is kept nobody needs to hear.',
    none: 'No promised date waits for a decision.',
    code: 'Code',
    procedure: 'Procedure',
    promised: 'Promised',
    by_new_calendar: 'By the new calendar',
    change: 'Because of',
    choose_all: 'Choose all',
    what: {
      day: '%{day}',
      hours: 'hours from %{day} on',
      tree: 'a new parent office',
      release: 'days off of a new release',
    },
    move: 'Move and tell %{smart_count} citizen |||| Move and tell %{smart_count} citizens',
    keep: 'Keep %{smart_count} promise |||| Keep %{smart_count} promises',
    move_means:
      'The date becomes that of the new calendar, the citizen is told by mail and text message, and each dossier has it in its history.',
    keep_means: 'The promised date stays, also when the dossier is paused later. The citizen hears nothing.',
    of_all: 'for all; choose rows to decide about some',
    of_chosen: 'for the rows chosen',
    carried_out:
      'Being carried out: %{smart_count} dossier to go. |||| Being carried out: %{smart_count} dossiers to go.',
    progress: 'Moving dates',
    today: 'Within 24 hours: %{moved} moved, %{kept} kept, %{stale} had changed and need not be moved.',
  },
};
