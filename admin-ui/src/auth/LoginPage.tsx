import Visibility from '@mui/icons-material/VisibilityOutlined';
import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useEffect, useState } from 'react';
import { Notification, useCheckAuth, useLogin, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { LanguageButton } from '../ui/LanguageButton';
import { Mark } from '../ui/Mark';
import { type Problem, problemOf } from '../providers/http';
import { waitWords } from './wait-words';

/** Signing in; a refusal stays on the page, and a locked account says how long. */
export const LoginPage = () => {
  const translate = useTranslate();
  const login = useLogin();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [working, setWorking] = useState(false);
  const [visible, setVisible] = useState(false);
  useLeaveWhenSignedIn();

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWorking(true);
    setProblem(null);
    try {
      await login({ username: form.get('username'), password: form.get('password') });
    } catch (error) {
      setProblem(problemOf(error));
      setWorking(false);
    }
  };

  return (
    <Stack sx={{ minHeight: '100vh', alignItems: 'center', justifyContent: 'center', p: 2 }}>
      <Paper
        component="main"
        elevation={0}
        sx={{ width: 380, maxWidth: '100%', p: 4, border: 1, borderColor: 'divider' }}
      >
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center', mb: 3 }}>
          <Mark size={36} />
          <div>
            <Typography component="h1" variant="h1">
              {translate('app.name')}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {translate('app.tagline')}
            </Typography>
          </div>
        </Stack>
        <Stack component="form" spacing={2} onSubmit={(event) => void submit(event)}>
          <TextField
            name="username"
            label={translate('login.username')}
            autoComplete="username"
            autoFocus
            required
            size="small"
            slotProps={{ inputLabel: { required: false }, htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
          />
          <TextField
            name="password"
            type={visible ? 'text' : 'password'}
            label={translate('login.password')}
            autoComplete="current-password"
            required
            size="small"
            slotProps={{
              inputLabel: { required: false },
              input: {
                endAdornment: (
                  <InputAdornment position="end">
                    <IconButton
                      size="small"
                      edge="end"
                      aria-label={translate(visible ? 'login.hide_password' : 'login.show_password')}
                      onClick={() => setVisible(!visible)}
                    >
                      {visible ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
                    </IconButton>
                  </InputAdornment>
                ),
              },
            }}
          />
          {problem && (
            <Alert severity="error" sx={{ py: 0 }}>
              {translate(`errors.${problem.code}`)} {waitWords(problem, translate)}
            </Alert>
          )}
          <Button type="submit" variant="contained" loading={working} size="large">
            {translate('login.submit')}
          </Button>
        </Stack>
      </Paper>
      <LanguageButton />
      <Notification />
    </Stack>
  );
};

/** Who is signed in already has nothing to do here. */
function useLeaveWhenSignedIn(): void {
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();
  useEffect(() => {
    checkAuth({}, false).then(
      () => void navigate('/'),
      () => undefined,
    );
  }, []);
}
