import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ReasonField } from '../dossiers/acts/ReasonField';
import { KeyButton } from '../keyboard/KeyButton';
import { callApi, newIdempotencyKey, problemOf } from '../providers/http';
import { DeskDialog } from '../ui/DeskDialog';
import { Loading } from '../ui/Loading';
import { Message } from '../ui/Message';
import { MoveTable } from './MoveTable';
import { useMoveCounts, usePendingMoves } from './use-moves';

type Decision = 'move' | 'keep';

/** A calendar has changed: which promises move with it, and which are kept, is decided here. */
export const CalendarMovesPage = () => {
  const translate = useTranslate();
  const counts = useMoveCounts();
  const page = usePendingMoves();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<Decision | null>(null);
  if (page === undefined || counts === undefined) return <Loading />;
  const about = chosen.size > 0 ? chosen.size : counts.pending;
  const group = translate('calendar_moves.title');
  return (
    <>
      <Typography component="h1" variant="h1" tabIndex={-1} sx={{ mb: 0.5, outline: 0 }}>
        {translate('calendar_moves.title')}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('calendar_moves.intro')}
      </Typography>
      {counts.deciding > 0 && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {translate('calendar_moves.carried_out', { smart_count: counts.deciding })}
          <LinearProgress sx={{ mt: 1 }} aria-label={translate('calendar_moves.progress')} />
        </Alert>
      )}
      {counts.moved + counts.kept + counts.stale > 0 && (
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {translate('calendar_moves.today', { moved: counts.moved, kept: counts.kept, stale: counts.stale })}
        </Typography>
      )}
      {page.data.length === 0 ? (
        <Message>{translate('calendar_moves.none')}</Message>
      ) : (
        <>
          <Stack direction="row" spacing={1.5} sx={{ mb: 1.5, alignItems: 'center' }}>
            <KeyButton
              keys="m"
              label={translate('calendar_moves.move', { smart_count: about })}
              group={group}
              variant="contained"
              onPress={() => setDeciding('move')}
            />
            <KeyButton
              keys="g"
              label={translate('calendar_moves.keep', { smart_count: about })}
              group={group}
              variant="outlined"
              onPress={() => setDeciding('keep')}
            />
            <Typography variant="body2" color="textSecondary">
              {translate(chosen.size > 0 ? 'calendar_moves.of_chosen' : 'calendar_moves.of_all')}
            </Typography>
          </Stack>
          <Paper elevation={0} sx={{ border: 1, borderColor: 'divider' }}>
            <MoveTable moves={page.data} chosen={chosen} onChoose={setChosen} />
          </Paper>
        </>
      )}
      {deciding !== null && (
        <DecideDialog
          decision={deciding}
          about={about}
          ids={chosen.size > 0 ? [...chosen] : null}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
};

interface DialogProps {
  readonly decision: Decision;
  readonly about: number;
  /** Null: all that wait. */
  readonly ids: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const DecideDialog = ({ decision, about, ids, onClose, onDone }: DialogProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [key] = useState(newIdempotencyKey);
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      callApi('/calendar-moves/settle', {
        method: 'POST',
        body: { ...(ids === null ? { all: true } : { ids }), decision, reason: reason.trim() },
        idempotencyKey: key,
      }),
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: ['calendar-moves'] });
    },
    onError: (error) => notify(`errors.${problemOf(error).code}`, { type: 'error' }),
  });
  return (
    <DeskDialog
      title={translate(`calendar_moves.${decision}`, { smart_count: about })}
      width="sm"
      onClose={isPending ? undefined : onClose}
      onSubmit={() => mutate()}
      actions={
        <>
          <Button onClick={onClose} disabled={isPending} color="inherit">
            {translate('act.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={isPending}>
            {translate(`calendar_moves.${decision}`, { smart_count: about })}
          </Button>
        </>
      }
    >
      <Stack spacing={2}>
        <Typography>{translate(`calendar_moves.${decision}_means`)}</Typography>
        <ReasonField value={reason} change={setReason} required autoFocus />
      </Stack>
    </DeskDialog>
  );
};
