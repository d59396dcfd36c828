import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import { useTranslate } from 'react-admin';

interface Props {
  readonly papers: readonly string[];
  readonly value: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

/** Which of the papers that were brought go back with the result. */
export const ReturnedPapers = ({ papers, value, onChange }: Props) => {
  const translate = useTranslate();
  if (papers.length === 0) return null;
  return (
    <FormControl component="fieldset" variant="standard">
      <FormLabel component="legend" sx={{ typography: 'body2' }}>
        {translate('act.returned_originals')}
      </FormLabel>
      <FormGroup>
        {papers.map((name) => (
          <FormControlLabel
            key={name}
            control={
              <Checkbox
                size="small"
                checked={value.includes(name)}
                onChange={(_, on) => onChange(papers.filter((one) => (one === name ? on : value.includes(one))))}
              />
            }
            label={name}
          />
        ))}
      </FormGroup>
    </FormControl>
  );
};
