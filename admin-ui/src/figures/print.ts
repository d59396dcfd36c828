export const NOT_PRINTED = { '@media print': { display: 'none' } };

/** Paper is light, whatever the screen is. */
export const ON_PAPER = {
  '@media print': {
    '--mui-palette-text-primary': '#000',
    '--mui-palette-text-secondary': '#444',
    '--mui-palette-divider': '#bbb',
    '--mui-palette-primary-main': '#0f5c5c',
    '--mui-palette-error-main': '#a8261c',
    '--mui-palette-background-paper': '#fff',
    color: '#000',
  },
};
