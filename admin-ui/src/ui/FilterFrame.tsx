import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** The fields that narrow a list, side by side. @param onClear takes all of them back; null while nothing is narrowed */
export const FilterFrame = ({ onClear, children }: { onClear: (() => void) | null; children: ReactNode }) => {
  const translate = useTranslate();
  return (
    <Paper
      component="section"
      aria-label={translate('list.filters')}
      elevation={0}
      sx={{ border: 1, borderColor: 'divider', p: 2, pb: 0, mb: 1.5 }}
    >
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        {children}
        {onClear && (
          <Button color="inherit" onClick={onClear}>
            {translate('list.clear_filters')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
};
