import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import type { Choice } from './ChoiceField';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly autoFocus?: boolean;
  readonly row?: boolean;
}

/** One of a few, all in sight: arrows choose, Enter submits the form around it. */
export const RadioField = ({ label, value, onChange, choices, autoFocus = false, row = false }: Props) => {
  const id = useId();
  return (
    <FormControl>
      <FormLabel id={id} sx={{ fontSize: 13 }}>
        {label}
      </FormLabel>
      <RadioGroup aria-labelledby={id} name={id} row={row} value={value} onChange={(_, next) => onChange(next)}>
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            label={choice.label}
            slotProps={{ typography: { variant: 'body2' } }}
            control={<Radio size="small" autoFocus={autoFocus && choice.value === value} />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
};
