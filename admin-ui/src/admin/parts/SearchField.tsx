import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** Called a moment after the last key. */
  readonly onSearch: (text: string) => void;
}

const PAUSE_MS = 250;

/** Narrows a list while one types, with or without accents. */
export const SearchField = ({ label, hint, onSearch }: Props) => {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <TextField
      type="search"
      size="small"
      label={label}
      placeholder={hint}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ width: 320 }}
      slotProps={{ htmlInput: { maxLength: 100, autoComplete: 'off' }, inputLabel: { shrink: true } }}
    />
  );
};
