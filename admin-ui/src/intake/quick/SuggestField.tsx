import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { fieldId } from '../focus-field';

interface Props {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly string[];
  readonly disabled?: boolean;
  readonly width?: number | string;
}

/** Free words, with those used before within reach. */
export const SuggestField = ({
  path,
  label,
  value,
  onChange,
  suggestions,
  disabled = false,
  width = '100%',
}: Props) => (
  <Autocomplete
    id={fieldId(path)}
    freeSolo
    openOnFocus={false}
    selectOnFocus
    size="small"
    disabled={disabled}
    options={[...suggestions]}
    inputValue={value}
    onInputChange={(_event, text, reason) => reason !== 'reset' && onChange(text)}
    onChange={(_event, text) => onChange(text ?? '')}
    renderInput={(params) => <TextField {...params} label={label} />}
    sx={{ width }}
  />
);
