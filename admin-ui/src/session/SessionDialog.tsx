import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { waitWords } from '../auth/wait-words';
import { openLayer } from '../keyboard/shortcuts';
import { setLive } from '../live/live-stream';
import { signInAgain } from '../providers/auth-provider';
import { onSessionEnded, type Problem, problemOf } from '../providers/http';
import { useSignedIn } from '../providers/use-signed-in';

const HIGHEST_LAYER = 100;

/**
 * The session has ended while somebody was at work: nothing they typed is lost. What the page shows is covered until the
 * same person has signed in again; another person begins with an empty desk.
 */
export const SessionDialog = () => {
  const { person } = useSignedIn();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnded(() => setEnded(true)), []);
  return ended && person ? <SignInAgain username={person.username} onDone={() => setEnded(false)} /> : null;
};

const SignInAgain = ({ username, onDone }: { username: string; onDone: () => void }) => {
  const translate = useTranslate();
  const logout = useLogout();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [working, setWorking] = useState(false);
  useEffect(() => openLayer(HIGHEST_LAYER), []);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    setProblem(null);
    try {
      await signInAgain(username, password);
      setLive(true);
      onDone();
      void client.invalidateQueries();
    } catch (error) {
      setProblem(problemOf(error));
      setPassword('');
      setWorking(false);
    }
  };

  return (
    <Dialog
      open
      maxWidth="xs"
      fullWidth
      aria-labelledby="session-ended"
      sx={{ zIndex: (theme) => theme.zIndex.tooltip + 1 }}
      slotProps={{ backdrop: { sx: { bgcolor: 'background.default' } } }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id="session-ended" sx={{ fontSize: 16, fontWeight: 600 }}>
          {translate('session.ended')}
        </DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ fontSize: 14, mb: 2 }}>{translate('session.nothing_lost')}</DialogContentText>
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <TextField
            label={translate('session.password_of', { username })}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoFocus
            fullWidth
            size="small"
          />
          {problem && (
            <Alert severity="error" sx={{ mt: 2 }}>
              {translate(`errors.${problem.code}`)} {waitWords(problem, translate)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={() => void logout({}, undefined, false)}>
            {translate('session.other_person')}
          </Button>
          <Button type="submit" variant="contained" loading={working} disabled={password === ''}>
            {translate('login.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
