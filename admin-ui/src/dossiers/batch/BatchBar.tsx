import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { useRoles } from '../../providers/use-roles';
import type { DossierRow } from '../dossier.types';
import { type BatchAct, offeredBatchActs } from './batch-acts';
import { BatchDialog } from './BatchDialog';
import { PrintSelected } from './PrintSelected';

/** What can be done with the selected dossiers together; lies over the foot of the list while there are any. */
export const BatchBar = () => {
  const translate = useTranslate();
  const roles = useRoles();
  const { data = [], selectedIds, onUnselectItems, refetch } = useListContext<DossierRow>();
  const [chosen, setChosen] = useState<{ act: BatchAct; rows: readonly DossierRow[] } | null>(null);
  const rows = data.filter(({ id }) => selectedIds.includes(id));
  const group = translate('batch.group');
  const close = (): void => {
    setChosen(null);
    onUnselectItems();
    void refetch();
  };
  return (
    <>
      {rows.length > 0 && (
        <Paper
          role="region"
          aria-label={group}
          elevation={6}
          sx={{
            position: 'sticky',
            bottom: 12,
            mt: 1,
            px: 2,
            py: 1,
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            alignItems: 'center',
          }}
        >
          <Typography variant="body2" sx={{ fontWeight: 600, mr: 1 }} role="status">
            {translate('ra.action.bulk_actions', { smart_count: rows.length })}
          </Typography>
          {offeredBatchActs(rows, roles).map((act) => (
            <KeyButton
              key={act.transition}
              keys={act.keys}
              label={translate(`acts.${act.transition}.button`)}
              group={group}
              size="small"
              variant="outlined"
              onPress={() => setChosen({ act, rows })}
            />
          ))}
          <PrintSelected rows={rows} />
          <KeyButton
            keys="Escape"
            label={translate('ra.action.unselect')}
            group={group}
            size="small"
            color="inherit"
            onPress={() => onUnselectItems()}
          />
        </Paper>
      )}
      {chosen && <BatchDialog act={chosen.act} rows={chosen.rows} onClose={close} />}
    </>
  );
};
