import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { KeyButton } from '../keyboard/KeyButton';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { type Tone, toneText } from '../ui/tone';
import { type DeadlineAlert, useAlerts, useSeen } from './use-alerts';

const TONES: Readonly<Record<DeadlineAlert['kind'], Tone>> = {
  due_soon: 'amber',
  overdue: 'red',
  response_overdue: 'red',
  pause_review: 'red',
  apology_drafted: 'red',
  assigned: 'blue',
};

/** More than these nobody reads at a glance; the rest comes up as they are ticked off. */
const SHOWN = 3;

/** What the clock and colleagues have told: nothing stands here that was seen. */
export const Alerts = () => {
  const translate = useTranslate();
  const now = useNow();
  const alerts = useAlerts();
  const { markSeen, working } = useSeen();
  if (alerts === undefined || alerts.length === 0) return null;
  return (
    <Paper
      component="section"
      elevation={0}
      aria-label={translate('alerts.title')}
      sx={{ border: 1, borderColor: 'divider', mb: 1.5 }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', px: 2, pt: 1 }}>
        <Typography component="h2" variant="h2" sx={{ flex: 1 }}>
          {translate('alerts.count', { smart_count: alerts.length })}
        </Typography>
        <KeyButton
          keys="Shift+X"
          label={translate('alerts.all_seen')}
          group={translate('work.title')}
          size="small"
          disabled={working}
          onPress={() => markSeen(alerts.map(({ id }) => id))}
        />
      </Stack>
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, px: 2, pb: 1 }}>
        {alerts.slice(0, SHOWN).map(({ id, kind, dossierId, code, procedureName, dueAt }) => (
          <Stack component="li" key={id} direction="row" spacing={2} sx={{ alignItems: 'center', minHeight: 36 }}>
            <Typography variant="body2" sx={[{ width: 130, flex: 'none', fontWeight: 500 }, toneText(TONES[kind])]}>
              {translate(`alerts.kind.${kind}`)}
            </Typography>
            <Typography variant="body2" title={exactWords(new Date(dueAt))} sx={{ width: 170, flex: 'none' }}>
              {whenWords(new Date(dueAt), now, translate)}
            </Typography>
            <MuiLink
              component={Link}
              to={`/dossiers/${dossierId}/show`}
              variant="body2"
              sx={{ width: 190, flex: 'none' }}
            >
              {code}
            </MuiLink>
            <Typography variant="body2" noWrap title={procedureName} sx={{ flex: 1, minWidth: 0 }}>
              {procedureName}
            </Typography>
            <Button size="small" color="inherit" disabled={working} onClick={() => markSeen([id])}>
              {translate('alerts.seen')}
            </Button>
          </Stack>
        ))}
      </Stack>
    </Paper>
  );
};
