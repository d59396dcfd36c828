import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { LIMIT_UNITS } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../../ui/ChoiceField';
import { LineField } from '../../form/LineField';
import { limitProblem } from '../definition-checks';
import { hasAmount } from '../procedure-body';
import type { LimitText } from '../procedure-form';
import { useWrong } from './use-wrong';

interface Props {
  readonly label: string;
  readonly path: string;
  readonly value: LimitText;
  readonly onChange: (value: LimitText) => void;
}

/** How long: an amount and its unit. */
export const LimitFields = ({ label, path, value, onChange }: Props) => {
  const translate = useTranslate();
  const sentence = useWrong();
  return (
    <Stack direction="row" spacing={1}>
      <Box sx={{ width: 200 }}>
        <ChoiceField
          label={label}
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit })}
          choices={LIMIT_UNITS.map((unit) => ({ value: unit, label: translate(`admin.procedure.units.${unit}`) }))}
        />
      </Box>
      {hasAmount(value.unit) && (
        <LineField
          label={translate('admin.procedure.how_many')}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount })}
          path={`${path}.amount`}
          check={(amount) => sentence(limitProblem({ ...value, amount }))}
          required
          numeric
          maxLength={6}
          width={130}
        />
      )}
    </Stack>
  );
};
