import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { type Choice, choose } from './ChoiceField';

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly choices: readonly Choice<V>[];
  readonly autoFocus?: boolean;
  readonly row?: boolean;
}

/** One of a few, all in sight: arrows choose, Enter submits the form around it. */
export const RadioField = <V extends string>(props: Props<V>) => {
  const { label, value, onChange, choices, autoFocus = false, row = false } = props;
  const id = useId();
  return (
    <FormControl>
      <FormLabel id={id} sx={{ fontSize: 13 }}>
        {label}
      </FormLabel>
      <RadioGroup
        aria-labelledby={id}
        name={id}
        row={row}
        value={value}
        onChange={(_, next) => choose(choices, next, onChange)}
      >
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            label={choice.label}
            slotProps={{ typography: { variant: 'body2', sx: { overflowWrap: 'anywhere' } } }}
            control={<Radio size="small" autoFocus={autoFocus && choice.value === value} />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
};
