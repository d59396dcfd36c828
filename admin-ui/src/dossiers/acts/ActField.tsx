import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useFieldProblem } from './field-problems';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Name of the field in the API, under which a refusal of it is shown. */
  readonly path?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly digits?: boolean;
  /** Texts offered while typing. */
  readonly suggestions?: readonly string[];
}

/** A line of text that an act asks for. */
export const ActField = ({ path, hint, digits = false, maxLength = 200, suggestions, ...rest }: Props) => {
  const id = useId();
  const problem = useFieldProblem(path);
  return (
    <>
      <TextField
        label={rest.label}
        value={rest.value}
        onChange={(event) => rest.onChange(event.target.value)}
        required={rest.required ?? false}
        autoFocus={rest.autoFocus ?? false}
        error={problem !== undefined}
        helperText={problem ?? hint}
        fullWidth
        size="small"
        {...(rest.placeholder !== undefined && { placeholder: rest.placeholder })}
        slotProps={{
          htmlInput: {
            maxLength,
            autoComplete: 'off',
            ...(digits && { inputMode: 'numeric' }),
            ...(suggestions && { list: id }),
          },
          inputLabel: { required: false, ...(rest.placeholder !== undefined && { shrink: true }) },
        }}
      />
      {suggestions && (
        <datalist id={id}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </>
  );
};
