import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { waitWords } from '../auth/wait-words';
import { callApi, newIdempotencyKey, type Problem, problemOf } from '../providers/http';
import { useSignedIn } from '../providers/use-signed-in';

/** One's own password; every other computer one is signed in at is signed out. */
export const ChangePassword = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const { person } = useSignedIn();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const differs = again !== '' && again !== next;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (next === '' || next !== again) return;
    setWorking(true);
    setProblem(null);
    try {
      const body = { current, new: next };
      await callApi('/auth/password', { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
      setCurrent('');
      setNext('');
      setAgain('');
      notify('account.password_changed', { type: 'success' });
    } catch (error) {
      setProblem(problemOf(error));
    }
    setWorking(false);
  };

  // A refusal of the new password names its rule; what stands above the fields is about the whole.
  const rule = problem?.errors?.find(({ path }) => path === 'new');
  return (
    <Stack
      component="form"
      spacing={2}
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ maxWidth: 360, mt: 1 }}
    >
      <input type="text" name="username" autoComplete="username" value={person?.username ?? ''} readOnly hidden />
      <TextField
        type="password"
        size="small"
        label={translate('account.current')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        type="password"
        size="small"
        label={translate('account.new')}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        helperText={rule ? translate(`errors.${rule.code}`) : translate('account.new_hint')}
        error={rule !== undefined}
      />
      <TextField
        type="password"
        size="small"
        label={translate('account.again')}
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        error={differs}
        helperText={differs ? translate('account.differs') : ' '}
      />
      {problem && !rule && (
        <Alert severity="error">
          {translate(`errors.${problem.code}`)} {waitWords(problem, translate)}
        </Alert>
      )}
      <Button
        type="submit"
        variant="contained"
        loading={working}
        disabled={current === '' || next === '' || next !== again}
        sx={{ alignSelf: 'flex-start' }}
      >
        {translate('account.change')}
      </Button>
    </Stack>
  );
};
