import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';

/** The foot of a long form, always in sight: what is in the way, and the keys that send. */
export const FootBar = ({ children }: { children: ReactNode }) => (
  <Paper
    elevation={0}
    square
    sx={{
      position: 'sticky',
      bottom: 0,
      zIndex: 2,
      mx: -3,
      mb: -2,
      px: 3,
      py: 1.25,
      borderTop: 1,
      borderColor: 'divider',
    }}
  >
    {children}
  </Paper>
);
