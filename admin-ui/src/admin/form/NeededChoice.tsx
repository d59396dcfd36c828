import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Choice, ChoiceField } from '../../ui/ChoiceField';
import { useProblem } from './use-problem';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly path: string;
  readonly autoFocus?: boolean;
}

/** One of a few that has to be chosen; left empty, it says so. */
export const NeededChoice = ({ path, ...field }: Props) => {
  const translate = useTranslate();
  const [tried, setTried] = useState(false);
  const refusal = useProblem(path, field.value);
  const said = tried && field.value === '' ? translate('admin.form.not_chosen') : refusal;
  return (
    <Box {...(said !== undefined && { 'data-wrong': true })} onInvalidCapture={() => setTried(true)}>
      <ChoiceField {...field} required />
      {said !== undefined && (
        <FormHelperText error role="alert" sx={{ mx: 1.75 }}>
          {said}
        </FormHelperText>
      )}
    </Box>
  );
};
