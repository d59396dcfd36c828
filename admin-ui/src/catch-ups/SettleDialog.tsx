import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ReasonField } from '../dossiers/acts/ReasonField';
import { callApi, newIdempotencyKey, type Problem, problemOf } from '../providers/http';
import { DeskDialog } from '../ui/DeskDialog';
import type { CatchUp } from './catch-up.types';
import { refusedLine } from './entry/refused-place';
import { CATCH_UPS } from './use-catch-ups';

interface Props {
  readonly batch: CatchUp;
  readonly approve: boolean;
  readonly onClose: () => void;
}

/** A leader's yes, or no with the reason; both once and for the whole batch. */
export const SettleDialog = ({ batch, approve, onClose }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const keyOf = useKeys();
  const act = approve ? 'approve' : 'refuse';

  const settle = async (): Promise<void> => {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      const body = { approve, ...(reason.trim() !== '' && { reason: reason.trim() }) };
      await callApi(`/catch-ups/${batch.id}`, { method: 'POST', body, idempotencyKey: keyOf(JSON.stringify(body)) });
      notify(`catch_ups.settled.${act}`, { type: 'success', messageArgs: { smart_count: batch.size } });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setWorking(false);
    }
    await client.invalidateQueries({ queryKey: [CATCH_UPS] });
  };

  const line = problem && refusedLine(problem.errors);
  return (
    <DeskDialog
      title={translate(`catch_ups.ask.${act}`)}
      width="sm"
      onClose={working ? undefined : onClose}
      onSubmit={() => void settle()}
      actions={
        <>
          <Button color="inherit" disabled={working} onClick={onClose}>
            {translate('act.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={working} autoFocus={approve}>
            {translate(`approval.${act}`)}
          </Button>
        </>
      }
    >
      <DialogContentText sx={{ fontSize: 14, mb: 2 }}>
        {translate(`catch_ups.effect.${act}`, { smart_count: batch.size })}
      </DialogContentText>
      {!approve && <ReasonField value={reason} change={setReason} required autoFocus />}
      {problem && (
        <Alert severity="error">
          {line !== undefined && line !== null && `${translate('catch_ups.line', { line: line + 1 })}: `}
          {translate(`errors.${problem.code}`)}
        </Alert>
      )}
    </DeskDialog>
  );
};

/** The same words after a lost answer are the same act; other words are another. */
function useKeys(): (text: string) => string {
  const last = useRef<{ readonly text: string; readonly key: string } | null>(null);
  return (text) => {
    if (last.current?.text !== text) last.current = { text, key: newIdempotencyKey() };
    return last.current.key;
  };
}
