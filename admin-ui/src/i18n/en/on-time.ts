/** On-time figures. */
export const onTime = {
  on_time: {
    reports: 'Reports',
    tab: {
      form: 'Form II.06',
      onTime: 'On time',
      steps: 'Time of steps',
      ageing: 'Ageing',
      supplements: 'Supplements, refusals',
      pauses: 'Pauses',
      lateCauses: 'Causes of delay',
      qd766: 'Indicators 766',
    },
    when: 'Time',
    lately: 'Last 12 months',
    year: 'Year %{year}',
    by: 'By',
    group: {
      lateCause: 'Cause',
      cause: 'Cause',
      day: 'Day',
      month: 'Month',
      field: 'Field',
      procedure: 'Procedure',
      officer: 'Officer',
      office: 'Office',
    },
    heading: {
      day: 'Settled on time, by day',
      month: 'Settled on time, by month',
      field: 'Settled on time, by field',
      procedure: 'Settled on time, by procedure',
      officer: 'Settled on time, by officer',
      office: 'Offices compared',
    },
    column: {
      beforeTime: 'Before time',
      onTime: 'On time',
      late: 'Late',
      openInTime: 'Open in time',
      openOverdue: 'Open and late',
    },
    share: 'Share on time',
    share_last_year: 'A year before',
    late_last_year: 'Late a year before',
    this_year: 'These months',
    last_year: 'A year before',
    described:
      'Chart of the share settled on time. These months: %{these}. A year before: %{before}. The table below has every number.',
    rounded:
      'Share = (before time + on time) / settled, rounded down. Open dossiers are not in the denominator; while one of them is late the share is never 100 %.',
    calendar: 'Months and years are those of the calendar; periods of Form II.06 run from the 15th to the 14th.',
    whose:
      'Officers are told as of now, for past periods too: what is still open counts for who holds it, what is settled for who drafted the decision or held it last.',
    nobody: 'Held by nobody',
    one_officer: 'one officer',
  },
};
