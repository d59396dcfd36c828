import Box from '@mui/material/Box';
import type { Keys } from './shortcuts';

/** A key as it is printed on the keyboard. */
export const Key = ({ keys }: { keys: Keys }) => (
  <Box component="span" aria-hidden sx={{ display: 'inline-flex', gap: 0.5, flex: 'none' }}>
    {keys.split(/\+(?=.)/).map((one) => (
      <Box
        component="kbd"
        key={one}
        sx={{
          font: 'inherit',
          fontSize: 11,
          lineHeight: '16px',
          px: 0.6,
          minWidth: 18,
          textAlign: 'center',
          border: 1,
          borderColor: 'currentcolor',
          borderRadius: 0.75,
          opacity: 0.85,
        }}
      >
        {one.length === 1 ? one.toUpperCase() : one}
      </Box>
    ))}
  </Box>
);
