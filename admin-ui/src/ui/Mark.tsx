import Box from '@mui/material/Box';

/** The gate (cửa) of the name. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <Box component="svg" viewBox="0 0 32 32" aria-hidden sx={{ width: size, height: size, flex: 'none' }}>
    <rect width="32" height="32" rx="7" fill="#0f5c5c" />
    <path d="M9 25V13a7 7 0 0 1 14 0v12h-4V13a3 3 0 0 0-6 0v12z" fill="#fff" />
  </Box>
);
