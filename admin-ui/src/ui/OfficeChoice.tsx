import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useOffice } from '../providers/use-office';
import { OfficeField } from './OfficeField';

export const OfficeChoice = () => {
  const translate = useTranslate();
  const { offices, code, choose } = useOffice();
  if (code === undefined) return null;
  if (offices.length === 1) {
    return (
      <Typography variant="body2" color="textSecondary" noWrap title={code}>
        {offices[0]?.name}
      </Typography>
    );
  }
  return (
    <OfficeField
      offices={offices}
      code={code}
      onChoose={choose}
      width={260}
      variant="standard"
      label={translate('app.office')}
      labelled={false}
    />
  );
};
