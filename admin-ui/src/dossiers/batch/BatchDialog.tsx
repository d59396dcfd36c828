import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { usePrinting } from '../../papers/use-printing';
import { useTakeSheets } from '../../papers/use-sheets';
import { toneStyle } from '../../ui/tone';
import { DeskDialog } from '../../ui/DeskDialog';
import { StaffField } from '../../ui/StaffField';
import { type ChosenCause, LateCauseField } from '../acts/LateCauseField';
import { ReasonField } from '../acts/ReasonField';
import type { DossierRow } from '../dossier.types';
import { asksLateCause, type BatchAct, couldTake } from './batch-acts';
import { type BatchResult, useBatch } from './use-batch';

/** Asks once, acts on each, and says of each what became of it. */
export const BatchDialog = ({
  act,
  rows,
  onClose,
}: {
  act: BatchAct;
  rows: readonly DossierRow[];
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const { results, running, start, cancel } = useBatch();
  const [staffId, setStaffId] = useState('');
  const [reason, setReason] = useState('');
  const [lateCause, setLateCause] = useState<ChosenCause>('');
  const fitting = rows.filter((row) => couldTake(act, row));
  const begun = running || results.length > 0;
  const needsPerson =
    act.asks === 'person_and_reason' || (act.asks === 'signer' && fitting.some(({ signed }) => !signed));
  const late = fitting.filter((row) => asksLateCause(act, row)).length;
  const complete =
    (!needsPerson || staffId !== '') &&
    (act.asks !== 'person_and_reason' || reason.trim() !== '') &&
    (late === 0 || lateCause !== '');
  const button = translate(`acts.${act.transition}.button`);
  const end = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that began it is gone: Enter now ends it.
    if (begun) end.current?.focus();
  }, [begun, running]);
  return (
    <DeskDialog
      title={translate('batch.title', { act: button, smart_count: fitting.length })}
      width="sm"
      onClose={running ? undefined : onClose}
      onSubmit={() => void (begun || !complete || start(act, { staffId, reason: reason.trim(), lateCause }, fitting))}
      actions={
        begun ? (
          <>
            {!running && act.passesOn && <PrintHandover results={results} />}
            <Button variant={running ? 'text' : 'contained'} onClick={running ? cancel : onClose} ref={end}>
              {translate(running ? 'batch.stop' : 'ra.action.close')}
            </Button>
          </>
        ) : (
          <>
            <Button color="inherit" onClick={onClose}>
              {translate('act.cancel')}
            </Button>
            <Button type="submit" variant="contained" disabled={!complete} autoFocus={act.asks === 'nothing'}>
              {button}
            </Button>
          </>
        )
      }
    >
      {!begun && (
        <Stack spacing={2}>
          <DialogContentText sx={{ fontSize: 14 }}>
            {translate(act.transition === 'hand_over' ? 'batch.hand_over_effect' : 'batch.effect')}
            {fitting.length < rows.length &&
              ` ${translate('batch.left_out', { smart_count: rows.length - fitting.length })}`}
          </DialogContentText>
          {act.asks === 'person' && (
            <StaffField
              label={translate('batch.person')}
              nobody={translate('act.usual_person')}
              value={staffId}
              onChange={setStaffId}
              autoFocus
            />
          )}
          {act.asks === 'person_and_reason' && (
            <>
              <StaffField label={translate('batch.person')} value={staffId} onChange={setStaffId} autoFocus />
              <ReasonField value={reason} change={setReason} required />
            </>
          )}
          {act.asks === 'signer' && needsPerson && (
            <StaffField
              label={translate('batch.signer')}
              role="leader"
              value={staffId}
              onChange={setStaffId}
              autoFocus
            />
          )}
          {late > 0 && (
            <>
              <DialogContentText sx={{ fontSize: 14 }}>
                {translate('batch.late', { smart_count: late })}
              </DialogContentText>
              <LateCauseField value={lateCause} onChange={setLateCause} autoFocus={!needsPerson} />
            </>
          )}
        </Stack>
      )}
      {begun && <Progress results={results} total={fitting.length} running={running} />}
    </DeskDialog>
  );
};

/** Prints the sheet that giver and taker sign for what went through. */
const PrintHandover = ({ results }: { results: readonly BatchResult[] }) => {
  const translate = useTranslate();
  const take = useTakeSheets();
  const { working, print } = usePrinting();
  const passed = results.flatMap(({ row, outcome }) => (outcome === 'done' ? [row.id] : []));
  const label = translate('papers.handover_sheet');
  if (passed.length === 0) return null;
  return (
    <KeyButton
      keys="F9"
      label={label}
      group={translate('batch.group')}
      variant="outlined"
      loading={working}
      onPress={() => void print(() => take(passed), label)}
    />
  );
};

const Progress = ({
  results,
  total,
  running,
}: {
  results: readonly BatchResult[];
  total: number;
  running: boolean;
}) => {
  const translate = useTranslate();
  const words = translate('batch.progress', { done: results.length, total });
  return (
    <>
      <LinearProgress
        variant="determinate"
        value={(100 * results.length) / total}
        aria-label={words}
        sx={{ mb: 1, visibility: running ? 'visible' : 'hidden' }}
      />
      <Typography variant="body2" color="textSecondary" role="status" sx={{ mb: 1 }}>
        {words}
      </Typography>
      <Stack
        component="ul"
        spacing={0.5}
        sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 360, overflowY: 'auto' }}
        tabIndex={0}
      >
        {results.map(({ row, outcome, problem }) => (
          <Stack component="li" key={row.id} direction="row" spacing={1.5} sx={{ alignItems: 'baseline' }}>
            <Box
              component="span"
              sx={[
                { px: 1, borderRadius: 3, fontSize: 12, lineHeight: '20px', flex: 'none' },
                toneStyle(outcome === 'done' ? 'green' : outcome === 'proposed' ? 'blue' : 'red'),
              ]}
            >
              {translate(`batch.${outcome}`)}
            </Box>
            <Typography variant="body2">
              {row.externalCode ?? row.code} · {row.applicantName}
              {problem && (
                <Typography component="span" variant="body2" color="error">
                  {' '}
                  {translate(`errors.${problem.code}`)}
                </Typography>
              )}
            </Typography>
          </Stack>
        ))}
      </Stack>
    </>
  );
};
