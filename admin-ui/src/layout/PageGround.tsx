import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode, Ref } from 'react';
import { useTranslate } from 'react-admin';
import { usePageWaits } from './page-waits';
import { TOP_BAR_HEIGHT } from './TopBar';

/** Where pages stand, and above them a thin line while one is slow to come; it takes no room. */
export const PageGround = ({ children, ref }: { readonly children: ReactNode; readonly ref: Ref<HTMLElement> }) => {
  const translate = useTranslate();
  const waits = usePageWaits();
  return (
    <Box
      component="main"
      id="main"
      ref={ref}
      tabIndex={-1}
      aria-busy={waits}
      sx={{ flex: 1, px: 3, py: 2, outline: 0, position: 'relative', scrollMarginTop: TOP_BAR_HEIGHT }}
    >
      {waits && (
        <Box sx={{ position: 'absolute', inset: 0, zIndex: 1, pointerEvents: 'none', displayPrint: 'none' }}>
          <LinearProgress
            aria-label={translate('app.loading')}
            sx={{ position: 'sticky', top: TOP_BAR_HEIGHT, height: 3 }}
          />
        </Box>
      )}
      {children}
    </Box>
  );
};
