export const qd766 = {
  qd_766: {
    heading: 'Service indicators (Decision 766/QĐ-TTg)',
    note: 'Only indicators that follow from the dossiers here; the others are not reckoned here. Shares and points are rounded down.',
    indicator: 'Indicator',
    part: 'Reached',
    whole: 'Out of',
    percent: 'Share',
    points: 'Points',
  },
};
