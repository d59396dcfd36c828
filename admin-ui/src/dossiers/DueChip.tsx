import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { toneStyle } from '../ui/tone';
import { exactWords } from '../time/time-words';
import type { ClockOfDossier } from './dossier.types';
import { dueSign, type DueSign, responseSign, runsTo, type Sign, type Timepiece } from './due-words';

const PATHS: Record<Sign, React.ReactNode> = {
  empty: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  quarter: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 2a5 5 0 0 1 5 5H7z" fill="currentColor" />
    </>
  ),
  full: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  bars: <path d="M3.5 2.5h2.5v9H3.5zM8 2.5h2.5v9H8z" fill="currentColor" />,
  check: <path d="M2.5 7.5 5.5 10.5 11.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  dash: <path d="M3 7h8" stroke="currentColor" strokeWidth="1.5" />,
};

/** How a dossier stands to its time. */
export const DueChip = ({ dossier, timepiece }: { dossier: ClockOfDossier; timepiece: Timepiece }) => {
  const end = runsTo(dossier);
  return <SignChip {...dueSign(dossier, timepiece, useTranslate())} title={end ? exactWords(end) : undefined} />;
};

/** How the answer to an application stands to its own time; nothing where it came in time. */
export const ResponseChip = ({ dossier, now }: { dossier: ClockOfDossier; now: Date }) => {
  const sign = responseSign(dossier, now, useTranslate());
  return sign && <SignChip {...sign} title={exactWords(new Date(dossier.responseClock!.dueAt))} />;
};

const SignChip = ({ words, sign, tone, title }: DueSign & { title: string | undefined }) => (
  <Box
    component="span"
    title={title}
    sx={[
      {
        display: 'inline-flex',
        verticalAlign: 'middle',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        height: 24,
        borderRadius: 3,
        fontSize: 13,
        fontWeight: 500,
        whiteSpace: 'nowrap',
      },
      toneStyle(tone),
    ]}
  >
    <svg viewBox="0 0 14 14" width="12" height="12" aria-hidden>
      {PATHS[sign]}
    </svg>
    {words}
  </Box>
);
