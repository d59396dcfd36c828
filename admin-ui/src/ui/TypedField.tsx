import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface TypedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly fullWidth?: boolean;
  /** Shown below while the value needs no other words. */
  readonly hint?: string;
}

interface Props extends TypedFieldProps {
  readonly placeholder: string;
  /** Said of what cannot be read. */
  readonly refusal: string;
  readonly read: (text: string) => string | null;
  readonly write: (value: string) => string;
  /** What the value means, beside it. */
  readonly words: (value: string) => string;
  readonly move: (value: string, steps: number) => string;
}

/** A value typed as text in its own notation; while the text cannot be read, no form around it is submitted. */
export const TypedField = (props: Props) => {
  const { label, value, onChange, required = false, autoFocus = false, fullWidth = false, hint } = props;
  const { placeholder, refusal, read, write, words, move } = props;
  const shown = (one: string): string => (one === '' ? '' : write(one));
  const [text, setText] = useState(() => shown(value));
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const unreadable = text.trim() !== '' && read(text) === null;

  // Set from outside: a suggestion that arrived, a draft that was given up.
  useEffect(() => {
    if (value !== (read(text) ?? '')) setText(shown(value));
  }, [value]);
  useEffect(() => input.current?.setCustomValidity(unreadable ? refusal : ''), [unreadable, refusal]);

  const set = (next: string): void => {
    setText(shown(next));
    onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0 || unreadable || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(move(value, step));
  };
  return (
    <TextField
      label={label}
      value={text}
      placeholder={placeholder}
      required={required}
      autoFocus={autoFocus}
      fullWidth={fullWidth}
      size="small"
      error={unreadable && left}
      helperText={unreadable && left ? refusal : value === '' ? (hint ?? ' ') : words(value) || ' '}
      onChange={(event) => {
        setText(event.target.value);
        setLeft(false);
        onChange(read(event.target.value) ?? '');
      }}
      onBlur={() => {
        setLeft(true);
        if (!unreadable) setText(shown(value));
      }}
      onInvalid={() => setLeft(true)}
      onKeyDown={onKeyDown}
      inputRef={input}
      slotProps={{
        htmlInput: { autoComplete: 'off', inputMode: 'numeric', maxLength: 20 },
        inputLabel: { required: false, shrink: true },
        formHelperText: { 'aria-live': 'polite' },
      }}
    />
  );
};
