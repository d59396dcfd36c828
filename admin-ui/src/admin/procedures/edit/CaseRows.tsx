import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { LineField } from '../../form/LineField';
import { blankCase, blankStep, type CaseRow, type LimitText } from '../procedure-form';
import { CodeField } from './CodeField';
import { ComponentRows } from './ComponentRows';
import { FeeRows } from './FeeRows';
import { LimitFields } from './LimitFields';
import { Rows } from './Rows';
import { StepRows } from './StepRows';

interface Props {
  readonly path: string;
  readonly rows: readonly CaseRow[];
  readonly onChange: (rows: readonly CaseRow[]) => void;
  /** The procedure's own limit, which a case has unless it names one. */
  readonly whole: LimitText;
}

/** Cases, each with what it has of its own; the rest it takes from the procedure. */
export const CaseRows = ({ path, rows, onChange, whole }: Props) => {
  const translate = useTranslate();
  return (
    <Rows one={translate('admin.procedure.case_one')} rows={rows} onChange={onChange} blank={blankCase}>
      {(row, set, index) => (
        <Stack spacing={1.5}>
          <Stack direction="row" spacing={1}>
            <CodeField kind="upper" rows={rows} index={index} path={path} set={set} />
            <LineField
              label={translate('admin.procedure.case')}
              value={row.name}
              onChange={(name) => set({ name })}
              path={`${path}.${index}.name`}
              maxLength={300}
              required
            />
          </Stack>
          <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', columnGap: 1 }}>
            <Own
              label={translate('admin.procedure.own_limit')}
              on={row.limit !== null}
              onChange={(own) => set({ limit: own ? { ...whole } : null })}
            />
            <Own
              label={translate('admin.procedure.own_components')}
              on={row.components !== null}
              onChange={(own) => set({ components: own ? [] : null })}
            />
            <Own
              label={translate('admin.procedure.own_steps')}
              on={row.steps !== null}
              onChange={(own) => set({ steps: own ? [blankStep()] : null })}
            />
            <Own
              label={translate('admin.procedure.own_fees')}
              on={row.fees !== null}
              onChange={(own) => set({ fees: own ? [] : null })}
            />
          </Stack>
          {row.limit && (
            <LimitFields
              label={translate('admin.procedure.limit')}
              path={`${path}.${index}.limit`}
              value={row.limit}
              onChange={(limit) => set({ limit })}
            />
          )}
          {row.components && (
            <ComponentRows
              path={`${path}.${index}.components`}
              rows={row.components}
              onChange={(components) => set({ components })}
            />
          )}
          {row.steps && (
            <StepRows
              path={`${path}.${index}.steps`}
              rows={row.steps}
              onChange={(steps) => set({ steps })}
              whole={row.limit ?? whole}
            />
          )}
          {row.fees && <FeeRows path={`${path}.${index}.fees`} rows={row.fees} onChange={(fees) => set({ fees })} />}
        </Stack>
      )}
    </Rows>
  );
};

const Own = ({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) => (
  <FormControlLabel
    control={<Checkbox size="small" checked={on} onChange={(_event, next) => onChange(next)} />}
    label={label}
    slotProps={{ typography: { variant: 'body2' } }}
  />
);
