import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { FormField } from '@motcua/shared/procedures';
import { DateField } from '../ui/DateField';
import { DeskField } from './DeskField';
import type { FormProps } from './form-props';

/** What the procedure's own form asks for beside the person. */
export const FormFields = ({
  fields,
  form,
  change,
  wrong,
  tried,
}: FormProps & { readonly fields: readonly FormField[] }) => (
  <Box
    sx={{
      display: 'grid',
      gridTemplateColumns: 'repeat(2, 1fr)',
      columnGap: 1.5,
      rowGap: 1.5,
      // The line that a date keeps free for its weekday would tear the rows of this grid apart.
      '& .MuiFormHelperText-root:has(> .notranslate)': { display: 'none' },
    }}
  >
    {fields.map((field) => {
      const typed = form.formData[field.key];
      const set = (value: string | boolean): void =>
        change({ ...form, formData: { ...form.formData, [field.key]: value } });
      const text = typeof typed === 'string' ? typed : '';
      if (field.type === 'boolean') {
        return (
          <FormControlLabel
            key={field.key}
            control={<Checkbox size="small" checked={typed === true} onChange={(_event, checked) => set(checked)} />}
            label={field.label}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        );
      }
      if (field.type === 'date') {
        return <DateField key={field.key} label={field.label} value={text} onChange={set} fullWidth />;
      }
      return (
        <DeskField
          key={field.key}
          path={`formData.${field.key}`}
          label={field.label}
          value={text}
          onChange={set}
          wrong={wrong}
          tried={tried}
          maxLength={field.type === 'number' ? 9 : 500}
          inputMode={field.type === 'number' ? 'numeric' : 'text'}
        />
      );
    })}
  </Box>
);
