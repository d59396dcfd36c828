import type { ForecastWord } from '@motcua/shared/forecast';

/** Told apart by their outlines, without colour: a tick, an open triangle, a full one. */
const PATHS: Readonly<Record<ForecastWord, React.ReactNode>> = {
  safe: <path d="M2.5 7.5 5.5 10.5 11.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  tight: <path d="M7 2 12.5 12h-11z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />,
  late: <path d="M7 1.2 13.4 12.6H.6zM6.2 5.2v4h1.6v-4zm0 5v1.4h1.6v-1.4z" fill="currentColor" fillRule="evenodd" />,
};

export const ForecastIcon = ({ word, size = 13 }: { word: ForecastWord; size?: number }) => (
  <svg viewBox="0 0 14 14" width={size} height={size} aria-hidden style={{ flex: 'none' }}>
    {PATHS[word]}
  </svg>
);
