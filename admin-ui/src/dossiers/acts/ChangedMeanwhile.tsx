import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useGetOne, useTranslate } from 'react-admin';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import type { Dossier } from '../dossier.types';
import { eventSentence, namesIn } from '../event-sentence';

/** Somebody was quicker: what they did, in their sentences, and the choice to go on with what it is now. */
export const ChangedMeanwhile = ({
  before,
  stillOffered,
  onGoOn,
}: {
  before: Dossier;
  /** Whether the act is still open to this person on the dossier as it is now. */
  stillOffered: (now: Dossier) => boolean;
  onGoOn: (now: Dossier) => void;
}) => {
  const translate = useTranslate();
  const now = useNow();
  const { data: after } = useGetOne<Dossier>('dossiers', { id: before.id });
  if (!after || after.version === before.version) return <Alert severity="warning">{translate('act.changed')}</Alert>;
  const names = namesIn(after);
  const last = before.events.at(-1)?.seq ?? 0;
  const news = after.events.filter(({ seq }) => seq > last);
  const offered = stillOffered(after);
  return (
    <Alert
      severity="warning"
      action={
        offered && (
          <Button color="inherit" onClick={() => onGoOn(after)}>
            {translate('act.go_on')}
          </Button>
        )
      }
    >
      <Typography variant="body2">{translate('act.changed')}</Typography>
      {news.map((event) => (
        <Typography variant="body2" key={event.id}>
          {whenWords(new Date(event.at), now, translate)}: <strong>{event.actor.fullName}</strong>{' '}
          {eventSentence(event, after, names, now, translate)}
        </Typography>
      ))}
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {translate(offered ? 'act.changed_still' : 'act.changed_over', { state: translate(`states.${after.state}`) })}
      </Typography>
    </Alert>
  );
};
