import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { formatThousands, readVnd } from '@motcua/shared/payments';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMoneyTyping } from './use-money-typing';

const MOST_VND = 1_000_000_000;

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

const read = (text: string): number | null => {
  const amount = readVnd(text);
  return amount !== null && amount <= MOST_VND ? amount : null;
};

/** An amount in đồng; while it cannot be read, no form around it is submitted. */
export const MoneyField = ({ label, value, onChange }: Props) => {
  const translate = useTranslate();
  const [text, setText] = useState(() => formatThousands(value));
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wrong = read(text) === null ? translate('act.amount_wrong') : '';
  useEffect(() => input.current?.setCustomValidity(wrong), [wrong]);
  // Counted anew: what is due for a copy follows from their number.
  useEffect(() => {
    if (read(text) !== value) setText(formatThousands(value));
  }, [value]);
  const onType = useMoneyTyping(input, (next) => {
    setText(next);
    setLeft(false);
    const amount = read(next);
    if (amount !== null) onChange(amount);
  });
  const told = left && wrong !== '';
  return (
    <TextField
      label={label}
      value={text}
      size="small"
      error={told}
      helperText={told && wrong}
      onChange={onType}
      onFocus={({ target }) => target.select()}
      onBlur={() => setLeft(true)}
      onInvalid={() => setLeft(true)}
      inputRef={input}
      sx={{ width: 170, flex: 'none' }}
      slotProps={{
        htmlInput: { autoComplete: 'off', inputMode: 'numeric', maxLength: 20, style: { textAlign: 'right' } },
        input: { endAdornment: <InputAdornment position="end">₫</InputAdornment> },
        inputLabel: { shrink: true },
        formHelperText: { 'aria-live': 'polite' },
      }}
    />
  );
};
