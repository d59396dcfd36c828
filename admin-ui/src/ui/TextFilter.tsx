import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { type FormEvent, useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly width: number;
}

/** A text that narrows a list. Looked for when it has been typed to its end: each look is recorded. */
export const TextFilter = ({ label, value, onChange, width }: Props) => {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const look = (event?: FormEvent): void => {
    event?.preventDefault();
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <Box component="form" role="search" aria-label={label} onSubmit={look} sx={{ width }}>
      <TextField
        size="small"
        fullWidth
        label={label}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => look()}
        slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' }, inputLabel: { shrink: true } }}
      />
    </Box>
  );
};
