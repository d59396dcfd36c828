import Clear from '@mui/icons-material/Clear';
import Search from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useShortcut } from '../keyboard/use-shortcut';

const PAUSE_MS = 350;

/** One box for code, name, citizen id and phone; `/` goes to it from anywhere. */
export const SearchBox = ({ value, onSearch }: { value: string; onSearch: (q: string) => void }) => {
  const translate = useTranslate();
  const [text, setText] = useState(value);
  // A scan, or a list that drops the search, changes it from outside.
  useEffect(() => setText(value), [value]);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (text.trim() === value) return;
    // Half a word finds everybody: short texts wait for Enter.
    if (text.trim().length > 0 && text.trim().length < 3) return;
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);

  useShortcut('/', translate('keyboard.search'), translate('keyboard.everywhere'), () => {
    input.current?.focus();
    input.current?.select();
  });

  const clear = (): void => {
    setText('');
    onSearch('');
    input.current?.focus();
  };
  return (
    <TextField
      size="small"
      inputRef={input}
      value={text}
      placeholder={translate('list.search_hint')}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          onSearch(text.trim());
          // What was found is gone through with arrows from there.
          document.querySelector<HTMLElement>('main')?.focus();
        }
        if (event.key === 'Escape') clear();
      }}
      sx={{ width: 340, '& .MuiInputBase-root': { bgcolor: 'background.paper', height: 36 } }}
      slotProps={{
        htmlInput: { 'aria-label': translate('list.search'), autoComplete: 'off', spellCheck: false, maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: text && (
            <InputAdornment position="end">
              <IconButton size="small" edge="end" aria-label={translate('list.clear_search')} onClick={clear}>
                <Clear fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
};
