import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { type Tone, toneStyle } from '../../ui/tone';

/** A word in a field of colour. */
export const Sign = ({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) => (
  <Box
    component="span"
    sx={[
      { display: 'inline-block', px: 1, borderRadius: 1, fontSize: 12, lineHeight: '20px', whiteSpace: 'nowrap' },
      toneStyle(tone),
    ]}
  >
    {children}
  </Box>
);
