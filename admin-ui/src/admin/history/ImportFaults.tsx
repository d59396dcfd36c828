import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { HISTORY_ADVICE, HISTORY_COLUMN, type HistoryFault, type HistoryImportView } from '@motcua/shared/history';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { callApiFile, problemOf } from '../../providers/http';
import { saveFile } from '../../ui/save-file';
import { AdminTable, type AdminColumn } from '../parts/AdminTable';
import { useHistoryFaults } from './use-history-imports';

/** Rows that are left out: which cell, what is wrong with it and what to do; all of them as a sheet. */
export const ImportFaults = ({ of }: { of: HistoryImportView }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [locale] = useLocaleState();
  const language = locale === 'en' ? 'en' : 'vi';
  const [making, setMaking] = useState(false);
  const faults = useHistoryFaults(of);

  const save = async (): Promise<void> => {
    setMaking(true);
    try {
      saveFile(await callApiFile(`/admin/history-imports/${of.id}/faults?format=xlsx&language=${language}`));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setMaking(false);
    }
  };

  const columns: AdminColumn<HistoryFault>[] = [
    { name: 'row', head: translate('admin.history.row'), width: 80, align: 'right', cell: ({ row }) => row },
    {
      name: 'column',
      head: translate('admin.history.column'),
      width: 180,
      cell: ({ column }) => HISTORY_COLUMN[column][language],
    },
    { name: 'what', head: translate('admin.history.what'), cell: ({ code }) => translate(`errors.${code}`) },
    { name: 'advice', head: translate('admin.history.advice'), cell: ({ code }) => HISTORY_ADVICE[code][language] },
  ];
  return (
    <Box>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Typography component="h3" variant="subtitle2">
          {translate('admin.history.to_correct')}
        </Typography>
        <Button size="small" variant="outlined" loading={making} onClick={() => void save()}>
          {translate('admin.history.save_faults')}
        </Button>
      </Stack>
      <Box
        sx={{ maxHeight: 420, overflowY: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={translate('admin.history.to_correct')}
      >
        <AdminTable
          label={translate('admin.history.to_correct')}
          columns={columns}
          rows={faults}
          keyOf={({ row, column }) => `${row} ${column}`}
        />
      </Box>
      {faults.length >= SHOWN && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate('admin.history.more_in_sheet', { count: SHOWN })}
        </Typography>
      )}
    </Box>
  );
};

/** As many as the API shows. */
const SHOWN = 200;
