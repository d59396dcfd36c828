import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export const Section = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <Paper
    component="section"
    elevation={0}
    // Paper has an edge of its own, and what goes over two sheets is in no box.
    sx={{ border: 1, borderColor: 'divider', px: 2.5, py: 2, '@media print': { border: 0, p: 0 } }}
  >
    <Stack direction="row" spacing={2} sx={{ alignItems: 'center', mb: 1.5 }}>
      <Typography component="h2" variant="h2" sx={{ flex: 1 }}>
        {title}
      </Typography>
      {aside && (
        // A button beside it does not push the heading out of line with its neighbours.
        <Typography component="div" variant="body2" color="textSecondary" sx={{ my: -0.75 }}>
          {aside}
        </Typography>
      )}
    </Stack>
    {children}
  </Paper>
);
