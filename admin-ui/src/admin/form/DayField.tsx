import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DateField } from '../../ui/DateField';
import { useProblem } from './use-problem';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly path: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  /** Said of a day that is read but cannot be right here, such as an end before its beginning. */
  readonly wrong?: string | undefined;
}

/** A day of a form, with what is wrong about it below. */
export const DayField = ({ label, value, onChange, path, required = false, autoFocus = false, wrong }: Props) => {
  const translate = useTranslate();
  const [tried, setTried] = useState(false);
  const refusal = useProblem(path, value);
  const missing = tried && required && value === '' ? translate('admin.form.missing_day') : undefined;
  const said = missing ?? (value === '' ? undefined : wrong) ?? refusal;
  return (
    <Box
      {...(said !== undefined && { 'data-wrong': true })}
      onInvalidCapture={() => setTried(true)}
      sx={{ width: 190, flex: 'none' }}
    >
      <DateField label={label} value={value} onChange={onChange} required={required} autoFocus={autoFocus} fullWidth />
      {said !== undefined && (
        <FormHelperText error role="alert" sx={{ mx: 1.75 }}>
          {said}
        </FormHelperText>
      )}
    </Box>
  );
};

/** The sentence about a period that ends before it begins. */
export function usePeriodProblem(from: string, to: string): string | undefined {
  const translate = useTranslate();
  return from !== '' && to !== '' && to < from ? translate('errors.date.order') : undefined;
}
