import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useOffice } from '../providers/use-office';

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
    <TextField
      select
      size="small"
      variant="standard"
      value={code}
      onChange={(event) => choose(event.target.value)}
      slotProps={{ htmlInput: { 'aria-label': translate('app.office') } }}
    >
      {offices.map((one) => (
        <MenuItem key={one.code} value={one.code}>
          {one.name}
        </MenuItem>
      ))}
    </TextField>
  );
};
