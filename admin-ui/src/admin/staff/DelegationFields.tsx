import Autocomplete from '@mui/material/Autocomplete';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useProcedures } from '../../procedures/use-procedures';
import { ChoiceField } from '../../ui/ChoiceField';
import { DELEGATION_KINDS, type StaffRecord } from '../admin.types';
import { useWhole } from '../api/use-read';
import { DayField, usePeriodProblem } from '../form/DayField';
import { LineField } from '../form/LineField';
import { NeededChoice } from '../form/NeededChoice';
import { useOfficeName } from '../offices/use-offices';
import { delegablePairs, type DelegationValues, pairKey } from './delegation-form';

interface Props {
  readonly staff: StaffRecord;
  readonly values: DelegationValues;
  readonly set: (changes: Partial<DelegationValues>) => void;
}

/** Which role, to whom, how signed, for what and how long, and by which decision. */
export const DelegationFields = ({ staff, values, set }: Props) => {
  const translate = useTranslate();
  const officeName = useOfficeName();
  const pairs = delegablePairs(staff.roles);
  const officeCode = pairs.find((one) => pairKey(one) === values.pair)?.officeCode;
  const { all: procedures = [] } = useProcedures();
  const fields = [...new Set(procedures.map(({ field }) => field))].sort((one, other) =>
    one.localeCompare(other, 'vi'),
  );
  const wrongPeriod = usePeriodProblem(values.fromOn, values.toOn);
  return (
    <>
      <ChoiceField
        label={translate('admin.delegation.role')}
        value={values.pair}
        onChange={(pair) => set({ pair, toStaffId: '' })}
        choices={pairs.map((one) => ({
          value: pairKey(one),
          label: `${translate(`roles.${one.role}`)} · ${officeName(one.officeCode)}`,
        }))}
        autoFocus
      />
      <Deputy staff={staff} officeCode={officeCode} value={values.toStaffId} set={set} />
      <ChoiceField
        label={translate('admin.delegation.kind')}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        choices={DELEGATION_KINDS.map((kind) => ({ value: kind, label: translate(`admin.delegation.kinds.${kind}`) }))}
      />
      <Autocomplete
        multiple
        size="small"
        options={fields}
        value={[...values.fields]}
        onChange={(_event, chosen) => set({ fields: chosen })}
        renderInput={(params) => (
          <TextField
            {...params}
            label={translate('admin.delegation.fields')}
            helperText={translate('admin.delegation.fields_hint')}
          />
        )}
      />
      <Stack direction="row" spacing={2}>
        <DayField
          label={translate('admin.from_day')}
          value={values.fromOn}
          onChange={(fromOn) => set({ fromOn })}
          path="fromOn"
          required
        />
        <DayField
          label={translate('admin.to_day')}
          value={values.toOn}
          onChange={(toOn) => set({ toOn })}
          path="toOn"
          required
          wrong={wrongPeriod}
        />
      </Stack>
      <LineField
        label={translate('admin.decision_number')}
        value={values.decisionNumber}
        onChange={(decisionNumber) => set({ decisionNumber })}
        path="decisionNumber"
        maxLength={100}
        required
        hint={translate('admin.delegation.decision_hint')}
      />
    </>
  );
};

const Deputy = ({
  staff,
  officeCode,
  value,
  set,
}: Pick<Props, 'staff' | 'set'> & { officeCode: string | undefined; value: string }) => {
  const translate = useTranslate();
  const { rows } = useWhole<StaffRecord>('staff', { officeCode });
  const others = (rows ?? []).filter(({ id, disabledAt }) => id !== staff.id && disabledAt === null);
  const alone = rows !== undefined && others.length === 0;
  return (
    <NeededChoice
      label={translate('admin.delegation.to')}
      value={value}
      onChange={(toStaffId) => set({ toStaffId })}
      path="toStaffId"
      choices={[
        { value: '', label: translate(alone ? 'admin.delegation.nobody' : 'admin.delegation.choose') },
        ...others.map(({ id, fullName, title }) => ({ value: id, label: title ? `${fullName} (${title})` : fullName })),
      ]}
    />
  );
};
