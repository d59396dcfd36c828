/** The tables of reports: white space and thin lines, and black on paper. */
export const TABLE = {
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': { borderBottom: 1, borderColor: 'divider' },
  '& thead th': { lineHeight: 1.3, py: 0.75 },
  '@media print': { '& th, & td': { fontSize: 11, color: '#000', borderColor: '#000' } },
} as const;
