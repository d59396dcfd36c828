import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { formatThousands, formatVnd, readVnd } from '@motcua/shared/payments';
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { moneyText } from './money-text';
import { typeMoney } from './type-money';

const MOST_VND = 1_000_000_000;

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Counts the fields that hold no amount: while there are any, their sum is not known. */
  readonly countWrong: Dispatch<SetStateAction<number>>;
}

const read = (text: string): number | null => {
  const amount = readVnd(text);
  return amount !== null && amount <= MOST_VND ? amount : null;
};

/** An amount in đồng; while it cannot be read, no form around it is submitted. */
export const MoneyField = ({ label, value, onChange, countWrong }: Props) => {
  const translate = useTranslate();
  const [text, setText] = useState(() => formatThousands(value));
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isWrong = read(text) === null;
  const wrong = isWrong
    ? translate(readVnd(text) === null ? 'act.amount_wrong' : 'act.amount_most', { most: formatVnd(MOST_VND) })
    : '';
  useEffect(() => input.current?.setCustomValidity(wrong), [wrong]);
  useEffect(() => {
    if (!isWrong) return;
    countWrong((count) => count + 1);
    return () => countWrong((count) => count - 1);
  }, [isWrong, countWrong]);
  // Counted anew: what is due for a copy follows from their number.
  useEffect(() => {
    if (read(text) !== value) setText(formatThousands(value));
  }, [value]);
  const told = left && wrong !== '';
  return (
    <TextField
      label={label}
      value={text}
      size="small"
      error={told}
      helperText={told && wrong}
      onChange={(event) => {
        const next = typeMoney(event);
        setText(next);
        setLeft(false);
        const amount = read(next);
        if (amount !== null) onChange(amount);
      }}
      onFocus={({ target }) => target.select()}
      onBlur={() => {
        setText(moneyText(text, false));
        setLeft(true);
      }}
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
