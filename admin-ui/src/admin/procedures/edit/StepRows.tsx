import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import { STAFF_ROLES } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { limitWords } from '../../../dossiers/limit-words';
import { ChoiceField } from '../../../ui/ChoiceField';
import { LineField } from '../../form/LineField';
import { overdrawn } from '../definition-checks';
import { readLimit } from '../procedure-body';
import { blankStep, type LimitText, type StepRow } from '../procedure-form';
import { CodeField } from './CodeField';
import { LimitFields } from './LimitFields';
import { Rows } from './Rows';

interface Props {
  readonly path: string;
  readonly rows: readonly StepRow[];
  readonly onChange: (rows: readonly StepRow[]) => void;
  /** The whole time that the steps share. */
  readonly whole: LimitText;
}

/** Who does what in which order, and how long each may take. */
export const StepRows = ({ path, rows, onChange, whole }: Props) => {
  const translate = useTranslate();
  const taken = overdrawn(whole, rows);
  const inWords = (amount: number): string => limitWords({ amount, unit: whole.unit }, translate);
  return (
    <>
      <Rows one={translate('admin.procedure.step_one')} rows={rows} onChange={onChange} blank={blankStep} least={1}>
        {(row, set, index) => (
          <Stack spacing={1.5}>
            <Stack direction="row" spacing={1}>
              <CodeField kind="lower" rows={rows} index={index} path={path} set={set} />
              <LineField
                label={translate('admin.procedure.step')}
                value={row.name}
                onChange={(name) => set({ name })}
                path={`${path}.${index}.name`}
                required
              />
              <Box sx={{ width: 180, flex: 'none' }}>
                <ChoiceField
                  label={translate('admin.procedure.done_by')}
                  value={row.role}
                  onChange={(role) => set({ role })}
                  choices={STAFF_ROLES.map((role) => ({ value: role, label: translate(`roles.${role}`) }))}
                />
              </Box>
            </Stack>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <FormControlLabel
                control={
                  <Checkbox
                    size="small"
                    checked={row.limit !== null}
                    onChange={(_event, limited) => set({ limit: limited ? { amount: '', unit: whole.unit } : null })}
                  />
                }
                label={translate('admin.procedure.has_share')}
                slotProps={{ typography: { variant: 'body2' } }}
              />
              {row.limit && (
                <LimitFields
                  label={translate('admin.procedure.share')}
                  path={`${path}.${index}.limit`}
                  value={row.limit}
                  onChange={(limit) => set({ limit })}
                />
              )}
            </Stack>
          </Stack>
        )}
      </Rows>
      {taken !== null && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('admin.procedure.wrong.overdrawn', {
            taken: inWords(taken),
            whole: inWords(readLimit(whole).amount),
          })}
        </Alert>
      )}
    </>
  );
};
