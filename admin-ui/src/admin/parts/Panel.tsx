import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';

/** The ground a list lies on. */
export const Panel = ({ children }: { children: ReactNode }) => (
  <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', p: 2 }}>
    {children}
  </Paper>
);
