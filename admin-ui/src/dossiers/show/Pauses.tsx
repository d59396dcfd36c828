import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { exactWords, shortDate, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';

/** Every time the clock stood still: why, by whom, from when to when. */
export const Pauses = ({ dossier: { pauses } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  if (pauses.length === 0) return null;
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  return (
    <Section title={translate('dossier.pauses')}>
      <Stack component="ul" spacing={0.75} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {pauses.map(({ id, cause, startedAt, endedAt, owner, document, reviewOn, counts }) => (
          <li key={id}>
            <Typography variant="body2" title={exactWords(new Date(startedAt))}>
              <strong style={{ fontWeight: 500 }}>{translate(`pauses.${cause}`)}</strong>{' '}
              {endedAt === null
                ? translate('dossier.paused_since', { from: when(startedAt) })
                : translate('dossier.paused_between', { from: when(startedAt), to: when(endedAt) })}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {[
                owner?.fullName,
                document,
                reviewOn && translate('dossier.review_on', { date: shortDate(reviewOn, localDateOf(now)) }),
                !counts && translate('dossier.pause_before_acceptance'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </li>
        ))}
      </Stack>
    </Section>
  );
};
