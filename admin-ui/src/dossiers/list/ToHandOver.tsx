import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { DossierListBase } from './DossierListBase';

/** Results at the counter: whoever comes for one is found here. */
export const ToHandOver = () => {
  const translate = useTranslate();
  return (
    <>
      <Typography component="h1" variant="h1" tabIndex={-1} sx={{ mb: 1.5, outline: 0 }}>
        {translate('rail.to_hand_over')}
      </Typography>
      <DossierListBase view="toHandOver" empty={translate('list.empty.toHandOver')} />
    </>
  );
};
