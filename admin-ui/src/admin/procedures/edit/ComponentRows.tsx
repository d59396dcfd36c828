import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { COMPONENT_FORMS } from '@motcua/shared/procedures';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../../ui/ChoiceField';
import { LineField } from '../../form/LineField';
import { copiesProblem } from '../definition-checks';
import { blankComponent, type ComponentRow } from '../procedure-form';
import { CodeField } from './CodeField';
import { Rows } from './Rows';
import { useWrong } from './use-wrong';

interface Props {
  readonly path: string;
  readonly rows: readonly ComponentRow[];
  readonly onChange: (rows: readonly ComponentRow[]) => void;
}

/** Papers a citizen brings. */
export const ComponentRows = ({ path, rows, onChange }: Props) => {
  const translate = useTranslate();
  const sentence = useWrong();
  return (
    <Rows one={translate('admin.procedure.component_one')} rows={rows} onChange={onChange} blank={blankComponent}>
      {(row, set, index) => (
        <Stack spacing={1.5}>
          <Stack direction="row" spacing={1}>
            <CodeField kind="upper" rows={rows} index={index} path={path} set={set} />
            <LineField
              label={translate('admin.procedure.component')}
              value={row.name}
              onChange={(name) => set({ name })}
              path={`${path}.${index}.name`}
              maxLength={500}
              required
            />
          </Stack>
          <Stack direction="row" spacing={1}>
            <Box sx={{ width: 200, flex: 'none' }}>
              <ChoiceField
                label={translate('admin.procedure.form')}
                value={row.form}
                onChange={(form) => set({ form })}
                choices={COMPONENT_FORMS.map((form) => ({ value: form, label: translate(`dossier.forms.${form}`) }))}
              />
            </Box>
            <LineField
              label={translate('admin.procedure.copies')}
              value={row.copies}
              onChange={(copies) => set({ copies })}
              path={`${path}.${index}.copies`}
              check={(copies) => sentence(copiesProblem(copies))}
              required
              numeric
              maxLength={2}
              width={100}
            />
            <Box sx={{ width: 220, flex: 'none' }}>
              <ChoiceField
                label={translate('admin.procedure.required')}
                value={row.required}
                onChange={(required) => set({ required })}
                choices={(['always', 'conditional'] as const).map((required) => ({
                  value: required,
                  label: translate(`admin.procedure.requireds.${required}`),
                }))}
              />
            </Box>
            {row.required === 'conditional' && (
              <LineField
                label={translate('admin.procedure.condition')}
                value={row.condition}
                onChange={(condition) => set({ condition })}
                path={`${path}.${index}.condition`}
                maxLength={500}
                required
              />
            )}
          </Stack>
        </Stack>
      )}
    </Rows>
  );
};
