import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { StaffRecord } from '../admin.types';
import { EditForm } from '../form/EditForm';
import { useOffices } from '../offices/use-offices';
import { RoleSigns } from '../parts/RoleSigns';
import { RolePairs } from './RolePairs';
import { staffValues } from './staff-form';
import { StaffFields } from './StaffFields';

interface Props {
  readonly staff: StaffRecord;
  /** Nobody gives roles to themselves. */
  readonly own: boolean;
  readonly readNow: () => Promise<StaffRecord | undefined>;
}

export const StaffEdit = ({ staff, own, readNow }: Props) => {
  const translate = useTranslate();
  const { rows: offices = [] } = useOffices();
  return (
    <EditForm
      label={translate('admin.staff.account')}
      draftKey={`admin:staff:${staff.id}`}
      path={`staff/${staff.id}`}
      subject={staff}
      toValues={staffValues}
      readNow={readNow}
      names={{
        fullName: translate('admin.staff.full_name'),
        title: translate('admin.staff.title'),
        email: translate('admin.staff.email'),
        roles: translate('admin.staff.roles'),
      }}
    >
      {(values, set) => (
        <Stack spacing={2} sx={{ pt: 1 }}>
          <StaffFields values={values} set={set} />
          {own ? (
            <RoleSigns roles={values.roles} />
          ) : (
            <RolePairs value={values.roles} onChange={(roles) => set({ roles })} offices={offices} />
          )}
        </Stack>
      )}
    </EditForm>
  );
};
