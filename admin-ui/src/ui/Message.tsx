import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A sentence in the middle of an empty place, and the one thing to do about it. */
export const Message = ({
  children,
  action,
  onAction,
}: {
  children: ReactNode;
  action?: string;
  onAction?: () => void;
}) => (
  <Stack spacing={2} role="status" sx={{ alignItems: 'center', textAlign: 'center', px: 3, py: 8 }}>
    <Typography color="textSecondary">{children}</Typography>
    {action && (
      <Button variant="outlined" onClick={onAction}>
        {action}
      </Button>
    )}
  </Stack>
);
