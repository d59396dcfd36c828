import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useId } from 'react';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly choices: readonly Choice<V>[];
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly hint?: string;
}

/** One of a few: arrows choose, Enter submits the form around it. */
export const ChoiceField = <V extends string>(props: Props<V>) => {
  const { label, value, onChange, choices, required = false, autoFocus = false, hint } = props;
  const id = useId();
  return (
    <TextField
      id={id}
      select
      label={label}
      value={value}
      onChange={({ target }) => choose(choices, target.value, onChange)}
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

/** What the page says was chosen is one of what was offered. */
export function choose<V extends string>(
  choices: readonly Choice<V>[],
  text: string,
  chosen: (value: V) => void,
): void {
  const choice = choices.find(({ value }) => value === text);
  if (choice) chosen(choice.value);
}

/** Browsers differ in what Enter does to a closed list. */
function submitOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
}
