import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { Choice } from '../../ui/ChoiceField';
import { ChoiceField } from '../../ui/ChoiceField';
import { DayField } from '../form/DayField';
import { LineField } from '../form/LineField';
import type { OfficeValues } from './office-form';

interface Props {
  readonly values: OfficeValues;
  readonly set: (changes: Partial<OfficeValues>) => void;
  /** Offices it may stand under. */
  readonly parents: readonly Choice[];
}

/** What an office is called, where it stands and how it is reached. */
export const OfficeFields = ({ values, set, parents }: Props) => {
  const translate = useTranslate();
  return (
    <>
      <LineField
        label={translate('admin.office.name')}
        value={values.name}
        onChange={(name) => set({ name })}
        path="name"
        required
      />
      <ChoiceField
        label={translate('admin.office.parent')}
        value={values.parentCode}
        onChange={(parentCode) => set({ parentCode })}
        choices={parents}
      />
      <Stack direction="row" spacing={2}>
        <LineField
          label={translate('admin.office.place')}
          value={values.placeName}
          onChange={(placeName) => set({ placeName })}
          path="placeName"
          maxLength={100}
          required
          hint={translate('admin.office.place_hint')}
        />
        <LineField
          label={translate('admin.office.counter')}
          value={values.counterName}
          onChange={(counterName) => set({ counterName })}
          path="counterName"
          required
          hint={translate('admin.office.counter_hint')}
        />
      </Stack>
      <Stack direction="row" spacing={2}>
        <LineField
          label={translate('admin.office.phone')}
          value={values.phone}
          onChange={(phone) => set({ phone })}
          path="phone"
          maxLength={50}
          width={240}
        />
        <LineField
          label={translate('admin.office.address')}
          value={values.address}
          onChange={(address) => set({ address })}
          path="address"
          maxLength={300}
        />
      </Stack>
      <DayField
        label={translate('admin.office.valid_from')}
        value={values.validFrom}
        onChange={(validFrom) => set({ validFrom })}
        path="validFrom"
        required
      />
    </>
  );
};
