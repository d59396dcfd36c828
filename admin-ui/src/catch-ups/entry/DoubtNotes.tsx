import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Translate } from '../../time/time-words';
import type { Doubts } from './doubts';

/** What the paper block should be compared with, in words. */
export const DoubtNotes = ({ doubts }: { doubts: Doubts }) => {
  const translate = useTranslate();
  return (
    <Alert severity="warning">
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {sentencesOf(doubts, translate).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Box>
    </Alert>
  );
};

function sentencesOf({ doubled, skipped, unnumbered, sameMinute }: Doubts, translate: Translate): string[] {
  const spans = skipped.map(([first, last]) =>
    first === last ? first : translate('catch_ups.doubts.span', { first, last }),
  );
  const say = (name: string, found: readonly (string | number)[]): string[] =>
    found.length === 0
      ? []
      : [translate(`catch_ups.doubts.${name}`, { smart_count: found.length, numbers: found.join(', ') })];
  const places = (lines: readonly number[]): number[] => lines.map((at) => at + 1);
  return [
    ...say('doubled', doubled),
    ...say('skipped', spans),
    ...say('unnumbered', places(unnumbered)),
    ...say('same_minute', places(sameMinute)),
  ];
}
