import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import { RETENTION_CLASSES, SERVICE_LEVELS } from '@motcua/shared/procedures';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../../ui/ChoiceField';
import { LineField } from '../../form/LineField';
import { FLAGS, type ProcedureValues } from '../procedure-form';
import { LimitFields } from './LimitFields';

interface Props {
  readonly values: ProcedureValues;
  readonly set: (changes: Partial<ProcedureValues>) => void;
}

/** What a procedure is, how long it takes, and the rules that hold for all of it. */
export const MainFields = ({ values, set }: Props) => {
  const translate = useTranslate();
  return (
    <Stack spacing={2} sx={{ pt: 1 }}>
      <LineField
        label={translate('admin.procedure.name')}
        value={values.name}
        onChange={(name) => set({ name })}
        path="definition.name"
        maxLength={500}
        required
      />
      <Stack direction="row" spacing={2}>
        <LineField
          label={translate('admin.procedure.field')}
          value={values.field}
          onChange={(field) => set({ field })}
          path="definition.field"
          maxLength={100}
          required
        />
        <LimitFields
          label={translate('admin.procedure.limit')}
          path="definition.limit"
          value={values.limit}
          onChange={(limit) => set({ limit })}
        />
      </Stack>
      <Stack direction="row" spacing={2}>
        <ChoiceField
          label={translate('admin.procedure.level')}
          value={values.level}
          onChange={(level) => set({ level })}
          choices={SERVICE_LEVELS.map((level) => ({
            value: level,
            label: translate(`admin.procedure.levels.${level}`),
          }))}
        />
        <ChoiceField
          label={translate('admin.procedure.retention')}
          value={values.retention}
          onChange={(retention) => set({ retention })}
          choices={RETENTION_CLASSES.map((one) => ({
            value: one,
            label: translate(`admin.procedure.retentions.${one}`),
          }))}
        />
        <ChoiceField
          label={translate('admin.procedure.supplement_clock')}
          value={values.supplementClock}
          onChange={(clock) => set({ supplementClock: clock })}
          choices={(['resume', 'restart'] as const).map((clock) => ({
            value: clock,
            label: translate(`admin.procedure.clocks.${clock}`),
          }))}
        />
      </Stack>
      <Box sx={{ columns: 2 }}>
        {FLAGS.map((flag) => (
          <FormControlLabel
            key={flag}
            control={<Checkbox size="small" checked={values[flag]} onChange={(_event, on) => set({ [flag]: on })} />}
            label={translate(`admin.procedure.flags.${flag}`)}
            slotProps={{ typography: { variant: 'body2' } }}
            sx={{ display: 'flex' }}
          />
        ))}
      </Box>
    </Stack>
  );
};
