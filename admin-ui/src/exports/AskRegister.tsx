import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { localDateOf } from '@motcua/shared/calendar';
import { EXPORT_FORMATS, type ExportFormat } from '@motcua/shared/exports';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { serverNow } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { ChoiceField } from '../ui/ChoiceField';
import { DateField } from '../ui/DateField';
import { Section } from '../ui/Section';
import { useExportActs } from './use-exports';

/** The register of a period, as long as it may be. */
export const AskRegister = () => {
  const translate = useTranslate();
  const { asked } = useOffice();
  const { busy, askRegister } = useExportActs();
  const today = localDateOf(serverNow());
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void askRegister({ ...(asked && { officeCode: asked }), from, to, format });
  };
  return (
    <Section title={translate('exports.register')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {translate('exports.register_note')}
      </Typography>
      <Stack
        component="form"
        direction="row"
        useFlexGap
        spacing={1.5}
        onSubmit={send}
        sx={{ alignItems: 'flex-start', flexWrap: 'wrap' }}
      >
        <Box sx={{ width: 190 }}>
          <DateField label={translate('figures.from')} value={from} onChange={setFrom} />
        </Box>
        <Box sx={{ width: 190 }}>
          <DateField label={translate('figures.to')} value={to} onChange={setTo} />
        </Box>
        <Box sx={{ width: 150 }}>
          <ChoiceField
            label={translate('exports.format')}
            value={format}
            onChange={setFormat}
            choices={EXPORT_FORMATS.map((value) => ({ value, label: translate(`figures.file.${value}`) }))}
          />
        </Box>
        <Button
          type="submit"
          variant="contained"
          loading={busy !== null}
          disabled={from === '' || to === '' || to < from}
          sx={{ height: 37 }}
        >
          {translate('exports.ask')}
        </Button>
      </Stack>
    </Section>
  );
};
