import TextField from '@mui/material/TextField';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly max: number;
}

/** A whole number from 1 on; what is typed takes the place of what stood there. */
export const WholeField = ({ label, value, onChange, max }: Props) => (
  <TextField
    type="number"
    label={label}
    value={value}
    size="small"
    onChange={({ target }) => onChange(Math.min(max, Math.max(1, Math.trunc(Number(target.value)) || 1)))}
    onFocus={({ target }) => target.select()}
    sx={{ width: 88, flex: 'none' }}
    slotProps={{ htmlInput: { min: 1, max, step: 1, inputMode: 'numeric' }, inputLabel: { shrink: true } }}
  />
);
