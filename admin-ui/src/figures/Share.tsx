import Box from '@mui/material/Box';
import { useLocaleState } from 'react-admin';
import { percentText } from './words';

/** The bar is for the eye that goes down the column. */
export const Share = ({ percent, faint = false }: { readonly percent: number | null; readonly faint?: boolean }) => {
  const [locale] = useLocaleState();
  if (percent === null) return '–';
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'flex-end', whiteSpace: 'nowrap' }}>
      {percentText(percent, locale)}
      <Box
        aria-hidden
        sx={{
          width: 72,
          height: 8,
          borderRadius: 0.5,
          bgcolor: 'divider',
          flexShrink: 0,
          '@media print': { display: 'none' },
        }}
      >
        <Box
          sx={{
            width: `${percent}%`,
            height: 1,
            borderRadius: 0.5,
            bgcolor: faint ? 'text.secondary' : 'primary.main',
            opacity: faint ? 0.55 : 1,
          }}
        />
      </Box>
    </Box>
  );
};
