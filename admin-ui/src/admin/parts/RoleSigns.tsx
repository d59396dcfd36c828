import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { RolePair } from '../admin.types';
import { Sign } from './Sign';

/** Roles of a person; where, unless all of it is one place. */
export const RoleSigns = ({ roles, placeOf }: { roles: readonly RolePair[]; placeOf?: (code: string) => string }) => {
  const translate = useTranslate();
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 0.5 }}>
      {roles.map(({ role, officeCode }) => (
        <Sign key={`${role} ${officeCode}`}>
          {translate(`roles.${role}`)}
          {placeOf && ` · ${placeOf(officeCode)}`}
        </Sign>
      ))}
    </Stack>
  );
};
