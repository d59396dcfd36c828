import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useWaitingApprovals } from '../use-waiting-approvals';
import { KeyButton } from '../../keyboard/KeyButton';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { callApi, newIdempotencyKey, type Problem, problemOf } from '../../providers/http';
import { DeskDialog } from '../../ui/DeskDialog';
import { ReasonField } from '../acts/ReasonField';
import type { Approval } from '../approval.types';
import type { Dossier } from '../dossier.types';
import { proposalLines } from './proposal-lines';

/** What waits for a second person, with buttons for who may be that person. */
export const Approvals = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  // The server knows whose turn it is: delegations and offices are behind it.
  const mine = useWaitingApprovals()?.map(({ id }) => id) ?? [];
  const [chosen, setChosen] = useState<{ approval: Approval; approve: boolean } | null>(null);
  const words = (approval: Approval): string =>
    translate('approval.asks', {
      name: approval.requestedBy.fullName,
      act: translate(`events.${approval.transition}`),
      when: whenWords(new Date(approval.requestedAt), now, translate),
    });
  const lines = (approval: Approval): string[] => proposalLines(approval, dossier, now, translate);
  const group = translate('keyboard.dossier');
  return (
    <>
      {dossier.approvals.map((approval, index) => (
        <Alert
          key={approval.id}
          severity="info"
          variant="outlined"
          sx={{ bgcolor: 'background.paper' }}
          action={
            mine.includes(approval.id) && (
              <Stack direction="row" spacing={1}>
                <KeyButton
                  keys={index === 0 ? 'F4' : `Shift+F4`}
                  label={translate('approval.refuse')}
                  group={group}
                  color="inherit"
                  onPress={() => setChosen({ approval, approve: false })}
                />
                <KeyButton
                  keys={index === 0 ? 'F3' : `Shift+F3`}
                  label={translate('approval.approve')}
                  group={group}
                  variant="contained"
                  onPress={() => setChosen({ approval, approve: true })}
                />
              </Stack>
            )
          }
        >
          <Typography variant="body2" sx={{ fontWeight: 500 }}>
            {words(approval)} {!mine.includes(approval.id) && translate('approval.waits')}
          </Typography>
          <ProposalLines lines={lines(approval)} />
        </Alert>
      ))}
      {chosen && (
        <SettleDialog
          approvalId={chosen.approval.id}
          approve={chosen.approve}
          words={words(chosen.approval)}
          lines={lines(chosen.approval)}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
};

const ProposalLines = ({ lines }: { lines: readonly string[] }) =>
  lines.map((line) => (
    <Typography key={line} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
      {line}
    </Typography>
  ));

const SettleDialog = ({
  approvalId,
  approve,
  words,
  lines,
  onClose,
}: {
  approvalId: string;
  approve: boolean;
  words: string;
  lines: readonly string[];
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [key] = useState(newIdempotencyKey);
  const [reason, setReason] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const settle = async (): Promise<void> => {
    setWorking(true);
    setProblem(null);
    try {
      const body = { approve, ...(reason.trim() && { reason: reason.trim() }) };
      await callApi(`/approvals/${approvalId}`, { method: 'POST', body, idempotencyKey: key });
      notify(approve ? 'approval.approved' : 'approval.refused', { type: 'success' });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setWorking(false);
    }
    refresh();
  };

  return (
    <DeskDialog
      title={translate(approve ? 'approval.ask_approve' : 'approval.ask_refuse')}
      onClose={working ? undefined : onClose}
      onSubmit={() => void settle()}
      actions={
        <>
          <Button color="inherit" disabled={working} onClick={onClose}>
            {translate('act.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={working} autoFocus={approve}>
            {translate(approve ? 'approval.approve' : 'approval.refuse')}
          </Button>
        </>
      }
    >
      <DialogContentText sx={{ fontSize: 14, mb: 1 }}>{words}</DialogContentText>
      <Box sx={{ mb: 2 }}>
        <ProposalLines lines={lines} />
      </Box>
      {!approve && <ReasonField value={reason} change={setReason} autoFocus />}
      {problem && <Alert severity="error">{translate(`errors.${problem.code}`)}</Alert>}
    </DeskDialog>
  );
};
