import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useStore, useTranslate } from 'react-admin';
import { useSignedIn } from '../providers/use-signed-in';

/** The offices one works at, and the one chosen: who works at one has nothing to choose. */
export function useOffice(): { codes: readonly string[]; code: string | undefined; choose: (code: string) => void } {
  const { person } = useSignedIn();
  const roles = person?.roles ?? [];
  const codes = [...new Set(roles.map(({ officeCode }) => officeCode))];
  const [chosen, choose] = useStore<string | undefined>('office', undefined);
  return { codes, code: chosen !== undefined && codes.includes(chosen) ? chosen : codes[0], choose };
}

export const OfficeChoice = () => {
  const translate = useTranslate();
  const { codes, code, choose } = useOffice();
  if (code === undefined) return null;
  if (codes.length === 1) {
    return (
      <Typography variant="body2" color="textSecondary">
        {code}
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
      {codes.map((one) => (
        <MenuItem key={one} value={one}>
          {one}
        </MenuItem>
      ))}
    </TextField>
  );
};
