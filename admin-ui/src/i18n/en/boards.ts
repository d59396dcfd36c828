/** Figures to steer by: where time is lost, how old dossiers are. */
export const boards = {
  boards: {
    one_step: 'one step',
    steps_heading: 'Where time is lost: working time of each step',
    step_group: { step: 'Step', procedure: 'Procedure', office: 'Office' },
    step: 'Step',
    dossiers: 'Dossiers',
    stays: 'Times at the step',
    median: 'Median',
    p90: 'Nine of ten take at most',
    median_short: 'median',
    p90_short: '9 of 10',
    sum: 'Time in all',
    no_steps: 'No dossier has left a step in this period.',
    steps_note:
      'Working time by the calendar of the office, without pauses; a day is eight hours. Half of the times are no longer than the median. The step that takes most time in all comes first.',
    age: 'Age',
    age_view: {
      working: 'Since acceptance, working days',
      calendar: 'Since acceptance, days',
      overdue: 'Since the due day',
    },
    age_heading: {
      working: 'Age of open dossiers, in working days',
      calendar: 'Age of open dossiers, in days',
      overdue: 'How long dossiers are overdue',
    },
    age_empty: {
      working: 'No dossier is open.',
      calendar: 'No dossier is open.',
      overdue: 'No dossier is overdue.',
    },
    bands_described: 'Chart of the number of dossiers. %{bands}. The table below has every number.',
    supplements_heading: 'Supplements, refusals, and what ended without a result',
    supplement_share: 'Share supplemented',
    supplements_note:
      'Of the dossiers answered in the period, whose whole story is known; requests from before the period count as well. Shares are rounded down.',
    nothing_answered: 'No dossier was answered in this period.',
    pauses_heading: 'What stands still',
    nothing_paused: 'No dossier stands still.',
    late_causes_heading: 'Why dossiers were late',
    late_causes_short: {
      workload: 'Too much work',
      officer: 'Too slow',
      other_agency: 'Another agency',
      complex: 'Complex',
      law: 'Rules',
      system: 'Failure',
      citizen: 'Citizen',
      other: 'Another',
      none: 'Not given',
    },
    late_causes_note:
      'Given with the decision or afterwards; the newest word counts, for past periods too. Late is counted as in Form II.06.',
    nothing_late: 'Nothing was late in this period.',
    whose_now: 'Counted for who holds the dossier.',
  },
};
