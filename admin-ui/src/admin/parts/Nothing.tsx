import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A part of a page that is empty says so in a line. */
export const Nothing = ({ children }: { children: ReactNode }) => (
  <Typography variant="body2" color="textSecondary">
    {children}
  </Typography>
);
