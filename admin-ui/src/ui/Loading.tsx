import CircularProgress from '@mui/material/CircularProgress';
import Stack from '@mui/material/Stack';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';

/** Nothing for the first moment: what comes quickly should not blink. */
export const Loading = () => {
  const translate = useTranslate();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack role="status" sx={{ alignItems: 'center', p: 6 }}>
      {late && <CircularProgress size={24} aria-label={translate('app.loading')} />}
    </Stack>
  );
};
