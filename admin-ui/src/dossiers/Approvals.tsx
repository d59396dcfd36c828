import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { whenWords } from '../layout/time-words';
import { useNow } from '../layout/use-now';
import type { dataProvider } from '../providers/data-provider';
import { ConfirmDialog } from './ConfirmDialog';
import type { Approval, Dossier } from './dossier.types';

/** What waits for a second person, with buttons for who may be that person. */
export const Approvals = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  const notify = useNotify();
  const refresh = useRefresh();
  const provider = useDataProvider<typeof dataProvider>();
  const mine = useSettleable(dossier);
  const [chosen, setChosen] = useState<{ approval: Approval; approve: boolean } | null>(null);

  const carryOut = async (reason: string, key: string): Promise<void> => {
    if (!chosen) return;
    await provider.settle(chosen.approval.id, { approve: chosen.approve, ...(reason && { reason }) }, key);
    notify(chosen.approve ? 'approval.approved' : 'approval.refused', { type: 'success' });
    setChosen(null);
    refresh();
  };

  return (
    <>
      {dossier.approvals.map((approval) => (
        <Alert
          key={approval.id}
          severity="info"
          variant="outlined"
          action={
            mine.includes(approval.id) && (
              <>
                <Button color="inherit" onClick={() => setChosen({ approval, approve: false })}>
                  {translate('approval.refuse')}
                </Button>
                <Button variant="contained" onClick={() => setChosen({ approval, approve: true })}>
                  {translate('approval.approve')}
                </Button>
              </>
            )
          }
        >
          {translate('approval.asks', {
            name: approval.requestedBy.fullName,
            act: translate(`events.${approval.transition}`),
            when: whenWords(new Date(approval.requestedAt), now, translate),
          })}{' '}
          {!mine.includes(approval.id) && translate('approval.waits')}
        </Alert>
      ))}
      {chosen && (
        <ConfirmDialog
          title={translate(chosen.approve ? 'approval.ask_approve' : 'approval.ask_refuse')}
          effect={translate('approval.asks', {
            name: chosen.approval.requestedBy.fullName,
            act: translate(`events.${chosen.approval.transition}`),
            when: whenWords(new Date(chosen.approval.requestedAt), now, translate),
          })}
          button={translate(chosen.approve ? 'approval.approve' : 'approval.refuse')}
          reason={chosen.approve ? 'none' : 'optional'}
          onConfirm={carryOut}
          onStale={refresh}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
};

/** The server knows whose turn it is: delegations and offices are behind it. */
function useSettleable(dossier: Dossier): readonly string[] {
  const provider = useDataProvider<typeof dataProvider>();
  const [ids, setIds] = useState<readonly string[]>([]);
  const waiting = dossier.approvals.map(({ id }) => id).join();
  useEffect(() => {
    let current = true;
    const asked = waiting === '' ? Promise.resolve([]) : provider.approvals(dossier.id);
    // Without an answer the buttons stay away; the proposal itself is shown either way.
    asked.then(
      (found) => current && setIds(found.map(({ id }) => id)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [provider, dossier.id, waiting]);
  return ids;
}
