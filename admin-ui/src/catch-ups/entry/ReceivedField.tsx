import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { FocusEvent } from 'react';
import { useTranslate } from 'react-admin';
import { fieldId } from '../../intake/focus-field';
import { DateTimeField } from '../../ui/DateTimeField';
import { KEEPS_CARET } from './focus-line';

interface Props {
  readonly value: string;
  readonly onChange: (instant: string) => void;
  readonly wrong: string | undefined;
}

/** When the paper was really received. The day rarely changes from slip to slip, so the cursor takes hold of the time. */
export const ReceivedField = ({ value, onChange, wrong }: Props) => {
  const translate = useTranslate();
  return (
    <Box id={fieldId('receivedAt')} {...{ [KEEPS_CARET]: '' }} onFocus={holdTime} sx={{ gridColumn: 'span 3' }}>
      <DateTimeField
        label={translate('catch_ups.columns.received')}
        value={value}
        onChange={onChange}
        hint={translate('catch_ups.form.received_hint')}
        fullWidth
      />
      {wrong !== undefined && (
        <Typography variant="caption" color="error" role="status" component="div" sx={{ mx: 0.5 }}>
          {translate(`catch_ups.wrong_time.${wrong === 'missing' ? 'missing' : 'ahead'}`)}
        </Typography>
      )}
    </Box>
  );
};

const DAY = 'dd/MM/yyyy ';

function holdTime({ target }: FocusEvent<HTMLElement>): void {
  if (target instanceof HTMLInputElement) target.setSelectionRange(DAY.length, target.value.length);
}
