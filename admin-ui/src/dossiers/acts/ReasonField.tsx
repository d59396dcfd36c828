import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';

interface Props {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly label?: string;
}

/** Why, in words the citizen and an inspector understand. */
export const ReasonField = ({ value, change, required = false, autoFocus = false, label }: Props) => {
  const translate = useTranslate();
  return (
    <TextField
      label={label ?? translate(required ? 'act.reason' : 'act.reason_optional')}
      helperText={translate('act.reason_hint')}
      value={value}
      onChange={(event) => change(event.target.value)}
      required={required}
      autoFocus={autoFocus}
      multiline
      minRows={2}
      fullWidth
      size="small"
      slotProps={{ htmlInput: { maxLength: 1000 }, inputLabel: { required: false } }}
    />
  );
};
