import TextField from '@mui/material/TextField';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max: number;
  readonly width?: number;
}

/** A whole number between two bounds; what is typed takes the place of what stood there. */
export const WholeField = ({ label, value, onChange, min = 1, max, width = 88 }: Props) => (
  <TextField
    type="number"
    label={label}
    value={value}
    size="small"
    onChange={({ target }) => onChange(Math.min(max, Math.max(min, Math.trunc(Number(target.value)) || min)))}
    onFocus={({ target }) => target.select()}
    sx={{ width, flex: 'none' }}
    slotProps={{ htmlInput: { min, max, step: 1, inputMode: 'numeric' }, inputLabel: { shrink: true } }}
  />
);
