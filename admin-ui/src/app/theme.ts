import { createTheme, type Theme } from '@mui/material/styles';

/** How parts of the library are meant here unless they say otherwise. */
export const DEFAULT_PROPS = {
  MuiButton: { disableElevation: true },
  MuiButtonBase: { disableRipple: true },
  // What a tooltip says is said beside the name of a thing, not instead of it.
  MuiTooltip: { describeChild: true },
} as const;

const EDGE = ({ theme: own }: { theme: Theme }) =>
  own.applyStyles('dark', { backgroundColor: '#252c2e', border: '1px solid #3d474a' });

/** Neutral greys and one deep teal for what can be done; 14 px body, 13 px tables, figures of one width. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'class' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#0f5c5c', dark: '#0a4545', contrastText: '#fff' },
        background: { default: '#f3f4f4', paper: '#fff' },
        text: { primary: '#1d2324', secondary: '#566064' },
        divider: '#e2e5e5',
        error: { main: '#a8261c' },
        info: { main: '#3d5a73' },
      },
    },
    dark: {
      palette: {
        primary: { main: '#67beb8', dark: '#4ea59f', contrastText: '#08201f' },
        background: { default: '#121617', paper: '#1b2021' },
        text: { primary: '#e6eaea', secondary: '#aab5b8' },
        divider: '#2c3335',
        error: { main: '#ff9a8d' },
        info: { main: '#a6c0d6' },
      },
    },
  },
  // Who asks their system for less motion gets none.
  motion: { reducedMotion: 'system' },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    fontSize: 14,
    body1: { fontSize: 14, lineHeight: 1.5 },
    body2: { fontSize: 13, lineHeight: 1.5 },
    h1: { fontSize: 20, fontWeight: 600, lineHeight: 1.3 },
    h2: { fontSize: 14, fontWeight: 600, lineHeight: 1.5 },
    button: { textTransform: 'none', fontWeight: 500 },
    caption: { fontSize: 12 },
  },
  components: {
    MuiCssBaseline: { styleOverrides: { body: { fontVariantNumeric: 'tabular-nums' } } },
    // What was just done is no part of what is printed right after.
    MuiSnackbar: { styleOverrides: { root: { '@media print': { display: 'none' } } } },
    MuiButton: { defaultProps: DEFAULT_PROPS.MuiButton },
    MuiButtonBase: { defaultProps: DEFAULT_PROPS.MuiButtonBase },
    // In the dark a shadow is not seen: what opens above the page is lighter there, and has an edge.
    MuiAutocomplete: { styleOverrides: { paper: EDGE } },
    MuiPopover: { styleOverrides: { paper: EDGE } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiTab: { styleOverrides: { root: { minHeight: 40, minWidth: 0, padding: '8px 12px' } } },
    MuiTooltip: { defaultProps: DEFAULT_PROPS.MuiTooltip },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
    MuiTableCell: {
      styleOverrides: {
        root: { fontSize: 13, height: 36, padding: '0 8px', borderBottom: 'none' },
        head: ({ theme: own }) => ({
          color: (own.vars ?? own).palette.text.secondary,
          fontWeight: 500,
          lineHeight: 1.3,
        }),
      },
    },
  },
});
