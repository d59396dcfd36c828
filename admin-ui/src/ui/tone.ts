import type { Theme } from '@mui/material/styles';

/** Text and ground of each kind of due chip, at least 4.5 : 1 in both schemes. */
const TONES = {
  neutral: { light: ['#4a5457', '#eceeee'], dark: ['#b9c3c6', '#272e30'] },
  amber: { light: ['#7f4a00', '#fdf0d9'], dark: ['#f2b866', '#33281a'] },
  red: { light: ['#a8261c', '#fde8e5'], dark: ['#ff9a8d', '#3d211d'] },
  blue: { light: ['#3d5a73', '#e6edf3'], dark: ['#a6c0d6', '#1f2a33'] },
  green: { light: ['#1b6336', '#e4f2e9'], dark: ['#84d6a0', '#1a2e22'] },
} as const;

export type Tone = keyof typeof TONES;

export const toneStyle = (tone: Tone) => (own: Theme) => {
  const { light, dark } = TONES[tone];
  return {
    color: light[0],
    backgroundColor: light[1],
    ...own.applyStyles('dark', { color: dark[0], backgroundColor: dark[1] }),
  };
};

/** The colour of the text alone, on whatever ground it stands. */
export const toneText = (tone: Tone) => (own: Theme) => ({
  color: TONES[tone].light[0],
  ...own.applyStyles('dark', { color: TONES[tone].dark[0] }),
});
