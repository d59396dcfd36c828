import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { fieldId } from '../../intake/focus-field';
import type { Procedure } from '../../procedures/procedure.types';

interface Props {
  readonly procedure: Procedure;
  readonly value: string;
  readonly onChange: (caseCode: string) => void;
}

/** In which of its cases: papers and time limit follow from it. */
export const CaseField = ({ procedure, value, onChange }: Props) => {
  const translate = useTranslate();
  return (
    <TextField
      id={fieldId('caseCode')}
      select
      size="small"
      label={translate('intake.procedure.case')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ gridColumn: 'span 5' }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {[{ code: '', name: translate('intake.procedure.usual_case') }, ...procedure.cases].map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </TextField>
  );
};
