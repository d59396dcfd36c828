import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { fieldId } from './focus-field';
import type { Wrong } from './person-form';
import { wrongWords } from './wrong-words';

interface Props {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong: Wrong;
  readonly tried: boolean;
  /** Said below when nothing is wrong; has its line also while it says nothing, so that no field moves under the hand. */
  readonly hint?: ReactNode;
  readonly maxLength?: number;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  readonly sx?: TextFieldProps['sx'];
  readonly autoFocus?: boolean;
  /** What stands there is usually replaced. */
  readonly selectOnFocus?: boolean;
}

/** One line to type in; what is wrong with it is said once the cursor has left it. */
export const DeskField = (props: Props) => {
  const { path, label, value, onChange, wrong, tried, hint, maxLength = 200, inputMode = 'text', sx } = props;
  const { autoFocus = false, selectOnFocus = false } = props;
  const translate = useTranslate();
  const [left, setLeft] = useState(false);
  const code = wrong[path];
  const shown = code !== undefined && (tried || (left && value.trim() !== ''));
  return (
    <TextField
      id={fieldId(path)}
      label={label}
      value={value}
      size="small"
      fullWidth
      autoFocus={autoFocus}
      error={shown}
      helperText={shown ? wrongWords(code, translate) : hint}
      onChange={(event) => {
        setLeft(false);
        onChange(event.target.value);
      }}
      {...(selectOnFocus && { onFocus: (event) => event.target.select() })}
      onBlur={() => setLeft(true)}
      {...(sx && { sx })}
      slotProps={{
        htmlInput: { maxLength, inputMode, autoComplete: 'off', spellCheck: false },
        formHelperText: { 'aria-live': 'polite', component: 'div', sx: { mx: 0.5, minHeight: '1.66em' } },
      }}
    />
  );
};
