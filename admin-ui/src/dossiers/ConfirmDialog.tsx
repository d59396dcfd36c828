import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import { newIdempotencyKey, type Problem, problemOf } from '../providers/http';

interface Props {
  readonly title: string;
  readonly effect: string;
  readonly button: string;
  readonly reason: 'none' | 'optional' | 'required';
  /** Throws what the API refused with. */
  readonly onConfirm: (reason: string, idempotencyKey: string) => Promise<void>;
  /** Somebody else was quicker: what is behind this dialog must be read again. */
  readonly onStale: () => void;
  readonly onClose: () => void;
}

/** Says what will happen, does it once, and keeps a refusal in sight. */
export const ConfirmDialog = ({ title, effect, button, reason, onConfirm, onStale, onClose }: Props) => {
  const translate = useTranslate();
  // One key for one intention: pressed again after a lost answer, it is the same act and not a second one.
  const [key] = useState(newIdempotencyKey);
  const [text, setText] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const stale = problem?.code === 'dossier.changed_meanwhile';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    setProblem(null);
    try {
      await onConfirm(text.trim(), key);
    } catch (error) {
      setProblem(problemOf(error));
      setWorking(false);
      if (error instanceof HttpError && error.status === 409) onStale();
    }
  };

  return (
    <Dialog open onClose={working ? undefined : onClose} maxWidth="xs" fullWidth>
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle sx={{ fontSize: 16, fontWeight: 600, pb: 1 }}>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ fontSize: 14 }}>{effect}</DialogContentText>
          {reason !== 'none' && (
            <TextField
              label={translate('act.reason')}
              helperText={translate('act.reason_hint')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              required={reason === 'required'}
              autoFocus
              multiline
              minRows={2}
              fullWidth
              size="small"
              sx={{ mt: 2 }}
              slotProps={{ htmlInput: { maxLength: 1000 }, inputLabel: { required: false } }}
            />
          )}
          {problem && (
            <Alert severity={stale ? 'warning' : 'error'} sx={{ mt: 2 }}>
              {translate(`errors.${problem.code}`)}
              {problem.missing && (
                <> {translate('act.missing', { names: problem.missing.map(({ name }) => name).join('; ') })}</>
              )}
            </Alert>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" disabled={working} onClick={onClose}>
            {translate('act.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            loading={working}
            disabled={stale || (reason === 'required' && text.trim() === '')}
            autoFocus={reason === 'none'}
          >
            {button}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
