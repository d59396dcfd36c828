import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useStore, useTranslate } from 'react-admin';
import { useSignedIn } from '../providers/use-signed-in';

interface OfficeName {
  readonly code: string;
  readonly name: string;
}

/** The offices one works at, and the one chosen: who works at one has nothing to choose. */
export function useOffice(): {
  readonly offices: readonly OfficeName[];
  readonly code: string | undefined;
  /** What a call has to name: nothing for who works at one office only. */
  readonly asked: string | undefined;
  readonly choose: (code: string) => void;
} {
  const { person } = useSignedIn();
  const all = [...(person?.roles ?? []), ...(person?.delegations ?? [])];
  const names = new Map(all.map(({ officeCode, officeName }) => [officeCode, officeName]));
  const [chosen, choose] = useStore<string | undefined>('office', undefined);
  const offices = [...names].map(([code, name]) => ({ code, name }));
  const code = chosen !== undefined && names.has(chosen) ? chosen : offices[0]?.code;
  return { offices, code, asked: offices.length > 1 ? code : undefined, choose };
}

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
