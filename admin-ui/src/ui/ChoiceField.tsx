import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useId } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly hint?: string;
}

/** One of a few: arrows choose, Enter submits the form around it. */
export const ChoiceField = ({ label, value, onChange, choices, required = false, autoFocus = false, hint }: Props) => {
  const id = useId();
  return (
    <TextField
      id={id}
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={submitOnEnter}
      required={required}
      autoFocus={autoFocus}
      helperText={hint}
      fullWidth
      size="small"
      slotProps={{ select: { native: true }, inputLabel: { shrink: true, required: false } }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </TextField>
  );
};

/** Browsers differ in what Enter does to a closed list. */
function submitOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
}
