import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import { useConnected } from '../live/use-live';

/** At most one thing that concerns every page: here, that the server is out of reach. */
export const Banner = () => {
  const translate = useTranslate();
  const connected = useConnected();
  if (connected) return null;
  return (
    <Alert severity="warning" square sx={{ py: 0, '@media print': { display: 'none' } }}>
      {translate('app.disconnected')}
    </Alert>
  );
};
