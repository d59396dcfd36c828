import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { TimeLimit } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { limitWords } from '../dossiers/limit-words';
import { focusField } from './focus-field';
import type { FormProps } from './form-props';
import { withProcedure } from './intake-form';
import { ProcedureField } from './ProcedureField';
import type { Procedure } from '../procedures/procedure.types';

interface Props extends FormProps {
  readonly procedure: Procedure | undefined;
  readonly limit: TimeLimit | undefined;
}

/** Letters of a name that can be read in the field itself. */
const FITS_IN_FIELD = 60;

/** What is asked for, and in which of its cases. */
export const ProcedureSection = ({ form, change, wrong, tried, procedure, limit }: Props) => {
  const translate = useTranslate();
  const cases = procedure?.cases ?? [];
  return (
    <Stack spacing={1}>
      <ProcedureField
        code={form.procedureCode}
        onChoose={(code) => {
          change(withProcedure(form, code, code === form.procedureCode ? form.caseCode : ''));
          focusField(form.bearer.idNumber === '' ? 'bearer.idNumber' : undefined);
        }}
        wrong={tried ? wrong['procedureCode'] : undefined}
        autoFocus={form.procedureCode === ''}
        group={translate('intake.group')}
      />
      {procedure && procedure.name.length > FITS_IN_FIELD && <Typography variant="body2">{procedure.name}</Typography>}
      {procedure && limit && (
        <Typography variant="body2" color="textSecondary">
          {procedure.field} · {limitWords(limit, translate)}
        </Typography>
      )}
      {cases.length > 0 && (
        <Stack
          direction="row"
          role="group"
          aria-label={translate('intake.procedure.case')}
          sx={{ flexWrap: 'wrap', gap: 1 }}
        >
          {[{ code: '', name: translate('intake.procedure.usual_case') }, ...cases].map(({ code, name }) => (
            <Chip
              key={code}
              label={name}
              size="small"
              aria-pressed={form.caseCode === code}
              color={form.caseCode === code ? 'primary' : 'default'}
              variant={form.caseCode === code ? 'filled' : 'outlined'}
              onClick={() => change(withProcedure(form, form.procedureCode, code))}
              sx={{ maxWidth: '100%' }}
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
};
