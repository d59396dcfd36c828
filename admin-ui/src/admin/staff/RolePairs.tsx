import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import { STAFF_ROLES, type StaffRole } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { type Choice, ChoiceField } from '../../ui/ChoiceField';
import type { OfficeRecord, RolePair } from '../admin.types';
import { officeChoices } from '../offices/use-offices';
import { useProblem } from '../form/use-problem';
import { Unseen } from '../parts/Unseen';

interface Props {
  readonly value: readonly RolePair[];
  readonly onChange: (value: readonly RolePair[]) => void;
  readonly offices: readonly OfficeRecord[];
}

/** What a person is, and where: pairs of a role and an office. */
export const RolePairs = ({ value, onChange, offices }: Props) => {
  const translate = useTranslate();
  const choices = officeChoices(offices);
  const first = choices[0]?.value ?? '';
  return (
    <Stack component="fieldset" useFlexGap spacing={1.5} sx={{ border: 0, p: 0, m: 0 }}>
      <legend>
        <Unseen>{translate('admin.staff.roles')}</Unseen>
      </legend>
      {value.map((pair, index) => (
        <RoleRow
          key={index}
          pair={pair}
          index={index}
          offices={choices}
          doubled={value.slice(0, index).some((one) => one.role === pair.role && one.officeCode === pair.officeCode)}
          onChange={(next) => onChange(value.map((one, at) => (at === index ? next : one)))}
          {...(value.length > 1 && { onRemove: () => onChange(value.filter((_, at) => at !== index)) })}
        />
      ))}
      <Button
        onClick={() => onChange([...value, { role: nextRole(value), officeCode: value.at(-1)?.officeCode ?? first }])}
        sx={{ alignSelf: 'flex-start', ml: -1 }}
      >
        {translate('admin.staff.add_role')}
      </Button>
    </Stack>
  );
};

/** The first role the person does not have yet. */
const nextRole = (pairs: readonly RolePair[]): StaffRole =>
  STAFF_ROLES.find((role) => !pairs.some((pair) => pair.role === role)) ?? 'counter_officer';

const RoleRow = ({
  pair,
  index,
  offices,
  doubled,
  onChange,
  onRemove,
}: {
  pair: RolePair;
  index: number;
  offices: readonly Choice[];
  doubled: boolean;
  onChange: (pair: RolePair) => void;
  onRemove?: () => void;
}) => {
  const translate = useTranslate();
  const refusal = useProblem(`roles.${index}`, pair);
  const said = doubled ? translate('errors.staff.role_doubled') : refusal;
  const known = offices.some(({ value }) => value === pair.officeCode);
  return (
    <div {...(said !== undefined && { 'data-wrong': true })}>
      <Stack direction="row" spacing={1}>
        {/* The first thing to take the focus when the pair is wrong. */}
        <ChoiceField
          label={translate('admin.staff.role')}
          value={pair.role}
          onChange={(role) => onChange({ ...pair, role })}
          choices={STAFF_ROLES.map((role) => ({ value: role, label: translate(`roles.${role}`) }))}
        />
        <ChoiceField
          label={translate('admin.staff.at_office')}
          value={pair.officeCode}
          onChange={(officeCode) => onChange({ ...pair, officeCode })}
          choices={known ? offices : [{ value: pair.officeCode, label: pair.officeCode }, ...offices]}
        />
        <Button color="inherit" disabled={!onRemove} onClick={onRemove} sx={{ flex: 'none' }}>
          {translate('admin.rows.remove')}
        </Button>
      </Stack>
      {said !== undefined && (
        <FormHelperText error role="alert">
          {said}
        </FormHelperText>
      )}
    </div>
  );
};
