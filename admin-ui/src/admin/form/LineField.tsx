import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { moneyText } from '../../ui/money-text';
import { typeMoney } from '../../ui/type-money';
import { afterPointer } from './after-pointer';
import { useProblem } from './use-problem';

export interface LineFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Name of the field in the API, under which a refusal of it is shown. */
  readonly path?: string;
  readonly required?: boolean;
  /** Says what is wrong with what was typed, and what to do; undefined when it is right. */
  readonly check?: (value: string) => string | undefined;
  readonly hint?: string;
  readonly maxLength?: number;
  readonly width?: number | string;
  readonly autoFocus?: boolean;
  readonly lines?: boolean;
  readonly numeric?: boolean;
  /** An amount in đồng, with dots between its thousands. */
  readonly money?: boolean;
  readonly password?: 'hidden' | 'shown';
}

/** A text of a form; wrong, it says so once one has left it or tried to save, and nothing is sent. */
export const LineField = (props: LineFieldProps) => {
  const { label, value, onChange, path, required = false, check, hint, maxLength = 200, width } = props;
  const { autoFocus = false, lines = false, money = false, numeric = money, password } = props;
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState(false);
  const refusal = useProblem(path, value);
  const empty = value.trim() === '';
  const wrong = empty ? (required ? translate('admin.form.missing') : undefined) : check?.(value);
  const said = told && wrong !== undefined ? wrong : refusal;
  useEffect(() => input.current?.setCustomValidity(wrong ?? ''), [wrong]);
  return (
    <TextField
      label={label}
      value={value}
      size="small"
      multiline={lines}
      {...(lines && { minRows: 2, maxRows: 8 })}
      {...(password === 'hidden' && { type: 'password' })}
      fullWidth={width === undefined}
      sx={{ width, flex: width === undefined ? undefined : 'none' }}
      autoFocus={autoFocus}
      error={said !== undefined}
      helperText={said ?? hint}
      onChange={(event) => onChange(money ? typeMoney(event) : event.target.value)}
      onBlur={() => {
        const tidy = money ? moneyText(value, false) : value;
        if (tidy !== value) onChange(tidy);
        afterPointer(() => setTold(!empty));
      }}
      onInvalid={() => setTold(true)}
      inputRef={input}
      slotProps={{
        htmlInput: {
          maxLength,
          required,
          autoComplete: password ? 'new-password' : 'off',
          ...(numeric && { inputMode: 'numeric', style: { textAlign: 'right' } }),
        },
        input: { endAdornment: money && <InputAdornment position="end">₫</InputAdornment> },
        inputLabel: { shrink: true },
        formHelperText: { 'aria-live': 'polite' },
      }}
    />
  );
};
