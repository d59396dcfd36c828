import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { OfficeRecord } from '../admin.types';
import { EditForm } from '../form/EditForm';
import { officeValues } from './office-form';
import { branchCodes } from '../../ui/office-tree';
import { OfficeFields } from './OfficeFields';
import { officeChoices, useOffices } from './use-offices';

interface Props {
  readonly office: OfficeRecord;
  readonly readNow: () => Promise<OfficeRecord | undefined>;
}

export const OfficeEdit = ({ office, readNow }: Props) => {
  const translate = useTranslate();
  const { rows: offices = [] } = useOffices();
  const own = branchCodes(offices, office.code);
  const others = officeChoices(offices.filter(({ code }) => !own.has(code)));
  const now = office.parentCode ?? '';
  // The parent of now may be an office one does not administer, or none.
  const parents = others.some(({ value }) => value === now)
    ? others
    : [{ value: now, label: now === '' ? translate('admin.office.no_parent') : now }, ...others];
  return (
    <EditForm
      label={translate('admin.office.facts')}
      draftKey={`admin:office:${office.id}`}
      path={`offices/${office.id}`}
      subject={office}
      toValues={officeValues}
      readNow={readNow}
      names={{
        name: translate('admin.office.name'),
        parentCode: translate('admin.office.parent'),
        placeName: translate('admin.office.place'),
        counterName: translate('admin.office.counter'),
        phone: translate('admin.office.phone'),
        address: translate('admin.office.address'),
        validFrom: translate('admin.office.valid_from'),
      }}
    >
      {(values, set) => (
        <Stack spacing={2} sx={{ pt: 1 }}>
          <OfficeFields values={values} set={set} parents={parents} />
        </Stack>
      )}
    </EditForm>
  );
};
