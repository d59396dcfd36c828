import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';

interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export const Toggle = ({ label, checked, onChange }: Props) => (
  <FormControlLabel
    label={label}
    control={<Switch size="small" checked={checked} onChange={(_event, next) => onChange(next)} />}
    sx={{ ml: 0 }}
  />
);
