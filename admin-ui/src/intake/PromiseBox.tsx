import Typography from '@mui/material/Typography';
import type { TimeLimit } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { useNow } from '../time/use-now';
import { useOfficeCalendar } from '../time/use-office-calendar';
import { exactWords } from '../time/time-words';
import { Section } from '../ui/Section';
import { promiseAt } from './promise';
import { promiseWords } from './promise-words';

/** What the citizen can be told while the form is still being filled in. */
export const PromiseBox = ({ limit }: { limit: TimeLimit | undefined }) => {
  const translate = useTranslate();
  const now = useNow();
  const calendar = useOfficeCalendar();
  const quiet = (key: string) => (
    <Typography variant="body2" color="textSecondary">
      {translate(key)}
    </Typography>
  );
  const body = (): React.ReactNode => {
    if (!limit) return quiet('intake.promise.waiting');
    if (!calendar) return quiet('intake.promise.no_calendar');
    const promise = promiseAt(now, limit, calendar);
    const words = promiseWords(promise, now, translate);
    return (
      <>
        {promise.dueAt && (
          <Typography variant="body2" color="textSecondary">
            {translate('intake.promise.now')}
          </Typography>
        )}
        <Typography
          sx={{ fontSize: 18, fontWeight: 600, lineHeight: 1.35 }}
          title={promise.dueAt ? exactWords(promise.dueAt) : undefined}
        >
          {words.now}
        </Typography>
        {words.closed && <Typography variant="body2">{words.closed}</Typography>}
        {words.starts && <Typography variant="body2">{words.starts}</Typography>}
        {words.later && (
          <Typography variant="body2" color="textSecondary">
            ({words.later})
          </Typography>
        )}
      </>
    );
  };
  return <Section title={translate('intake.promise.title')}>{body()}</Section>;
};
