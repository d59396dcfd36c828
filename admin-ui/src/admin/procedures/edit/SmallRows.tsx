import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../../ui/ChoiceField';
import { LineField } from '../../form/LineField';
import { codeProblem } from '../definition-checks';
import {
  blankFormField,
  blankResult,
  blankText,
  type FormFieldRow,
  type ResultRow,
  type TextRow,
} from '../procedure-form';
import { CodeField } from './CodeField';
import { Rows } from './Rows';
import { useWrong } from './use-wrong';

interface Props<R> {
  readonly path: string;
  readonly rows: readonly R[];
  readonly onChange: (rows: readonly R[]) => void;
}

/** What the citizen gets in the end. */
export const ResultRows = ({ path, rows, onChange }: Props<ResultRow>) => {
  const translate = useTranslate();
  return (
    <Rows one={translate('admin.procedure.result_one')} rows={rows} onChange={onChange} blank={blankResult} least={1}>
      {(row, set, index) => (
        <Stack direction="row" spacing={1}>
          <CodeField kind="upper" rows={rows} index={index} path={path} set={set} />
          <LineField
            label={translate('admin.procedure.result')}
            value={row.name}
            onChange={(name) => set({ name })}
            path={`${path}.${index}.name`}
            maxLength={300}
            required
          />
        </Stack>
      )}
    </Rows>
  );
};

/** The laws it rests on. */
export const LegalBasisRows = ({ path, rows, onChange }: Props<TextRow>) => {
  const translate = useTranslate();
  return (
    <Rows one={translate('admin.procedure.basis_one')} rows={rows} onChange={onChange} blank={blankText} least={1}>
      {(row, set, index) => (
        <LineField
          label={translate('admin.procedure.basis')}
          value={row.text}
          onChange={(text) => set({ text })}
          path={`${path}.${index}`}
          maxLength={500}
          required
        />
      )}
    </Rows>
  );
};

const TYPES = ['text', 'date', 'number', 'boolean'] as const;

/** What the form of the procedure asks beside the applicant. */
export const FormFieldRows = ({ path, rows, onChange }: Props<FormFieldRow>) => {
  const translate = useTranslate();
  const sentence = useWrong();
  return (
    <Rows one={translate('admin.procedure.form_field_one')} rows={rows} onChange={onChange} blank={blankFormField}>
      {(row, set, index) => (
        <Stack direction="row" spacing={1}>
          <LineField
            label={translate('admin.procedure.field_label')}
            value={row.label}
            onChange={(label) => set({ label })}
            path={`${path}.${index}.label`}
            required
          />
          <LineField
            label={translate('admin.procedure.field_key')}
            value={row.key}
            onChange={(key) => set({ key })}
            path={`${path}.${index}.key`}
            check={(key) =>
              sentence(
                codeProblem(
                  'camel',
                  key,
                  rows.slice(0, index).map((other) => other.key),
                ),
              )
            }
            required
            maxLength={64}
            width={230}
          />
          <Box sx={{ width: 150, flex: 'none' }}>
            <ChoiceField
              label={translate('admin.procedure.field_type')}
              value={row.type}
              onChange={(type) => set({ type })}
              choices={TYPES.map((type) => ({ value: type, label: translate(`admin.procedure.field_types.${type}`) }))}
            />
          </Box>
        </Stack>
      )}
    </Rows>
  );
};
