import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { effectiveCase } from '@motcua/shared/procedures';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { fieldId } from '../../intake/focus-field';
import type { Procedure } from '../../procedures/procedure.types';

interface Props {
  readonly procedure: Procedure | undefined;
  readonly caseCode: string;
  readonly complete: boolean;
  readonly onChange: (complete: boolean) => void;
  readonly wrong: boolean;
}

/** One tick for all papers that are always asked for; which they are stands beside it. */
export const PapersField = ({ procedure, caseCode, complete, onChange, wrong }: Props) => {
  const translate = useTranslate();
  const words = useId();
  const kase = procedure && effectiveCase(procedure, caseCode || null);
  const required = kase?.components.filter((component) => component.required === 'always') ?? [];
  return (
    <Box sx={{ gridColumn: 'span 7' }}>
      <FormControlLabel
        label={translate('catch_ups.form.complete')}
        slotProps={{ typography: { variant: 'body2', sx: { fontWeight: 500 } } }}
        control={
          <Checkbox
            size="small"
            checked={complete}
            onChange={(_event, ticked) => onChange(ticked)}
            sx={{ py: 0.5 }}
            slotProps={{ input: { id: fieldId('complete'), 'aria-describedby': words, 'aria-invalid': wrong } }}
          />
        }
      />
      <Typography
        id={words}
        variant="caption"
        color={wrong ? 'error' : 'textSecondary'}
        component="div"
        aria-live="polite"
      >
        {wrong && `${translate('catch_ups.form.complete_wrong')} `}
        {required.map(({ name }) => name).join('; ')}
      </Typography>
    </Box>
  );
};
