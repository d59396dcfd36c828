/** The tables of reports: white space and thin lines, and black on paper. */
export const TABLE = {
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': { borderBottom: 1, borderColor: 'divider' },
  // What takes two lines does not touch the lines of the table.
  '& tbody td, & tbody th': { py: 0.5 },
  '& thead th': { lineHeight: 1.3, py: 0.75 },
  '@media print': {
    '& th, & td': { fontSize: 11, color: '#000', borderColor: '#000' },
    // Lower than what a pointer needs: a year of months goes on one sheet.
    '& tbody td, & tbody th': { height: 25, py: 0.25 },
  },
} as const;

/** Noughts step back, so that the eye goes to what there is. */
export const paleIf = (isNought: boolean) => (isNought ? { color: 'text.secondary' } : {});
