import ButtonBase from '@mui/material/ButtonBase';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { CallToMake } from '@motcua/shared/notices';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { PageHead } from '../ui/PageHead';
import { Waiting } from '../admin/parts/Waiting';
import { useShortcut } from '../keyboard/use-shortcut';
import { capital } from '../ui/capital';
import { Message } from '../ui/Message';
import { CallCard } from './CallCard';
import { useCalls } from './use-calls';

/** Whom no message reached: one after the other, with what to say and what came of it. */
export const CallsPage = () => {
  const translate = useTranslate();
  const { rows, error, again } = useCalls();
  return (
    <>
      <PageHead title={translate('calls.title')} />
      <Waiting data={rows} error={error} again={again}>
        {(calls) => (calls.length === 0 ? <Message>{translate('calls.none')}</Message> : <Calls calls={calls} />)}
      </Waiting>
    </>
  );
};

const Calls = ({ calls }: { calls: readonly CallToMake[] }) => {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    calls.findIndex(({ noticeId }) => noticeId === chosen),
  );
  const go = (step: number): void => setChosen(calls[at + step]?.noticeId ?? chosen);
  const group = translate('calls.title');
  useShortcut('ArrowDown', translate('calls.next'), group, () => go(1));
  useShortcut('ArrowUp', translate('calls.previous'), group, () => go(-1));
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('calls.intro')}
      </Typography>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0, maxWidth: 860 }}>
        {calls.map((call, index) => (
          <Paper
            component="li"
            key={call.noticeId}
            elevation={0}
            sx={{ border: 1, borderColor: index === at ? 'primary.main' : 'divider' }}
          >
            {index === at ? (
              <CallCard call={call} />
            ) : (
              <ButtonBase
                onClick={() => setChosen(call.noticeId)}
                sx={{
                  width: '100%',
                  px: 2,
                  py: 1,
                  gap: 2,
                  justifyContent: 'flex-start',
                  font: 'inherit',
                  fontSize: 14,
                  '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
                }}
              >
                <span>{call.name}</span>
                <Typography component="span" variant="body2" color="textSecondary">
                  {call.dossierCode} · {capital(translate(`notices.kinds.${call.kind}`))}
                  {call.tries > 0 && ` · ${translate('calls.tries', { smart_count: call.tries })}`}
                </Typography>
              </ButtonBase>
            )}
          </Paper>
        ))}
      </Stack>
    </>
  );
};
