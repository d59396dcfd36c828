import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import type { Dossier } from '../dossier.types';
import { eventSentence, namesIn } from '../event-sentence';
import { Section } from '../../ui/Section';
import { PrintHistory } from './PrintHistory';

/** Where the page shows an event. */
export const eventAnchor = (eventId: string): string => `event-${eventId}`;

/** Everything that happened, in sentences, in the order it happened. */
export const History = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  const names = namesIn(dossier);
  return (
    <Section title={translate('dossier.history')} aside={<PrintHistory dossierId={dossier.id} />}>
      <Stack component="ol" spacing={1.25} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {dossier.events.map((event) => {
          const at = new Date(event.at);
          return (
            <Stack
              component="li"
              key={event.id}
              id={eventAnchor(event.id)}
              tabIndex={-1}
              direction="row"
              spacing={2}
              sx={{ '&:focus': { outline: 2, outlineColor: 'primary.main', outlineOffset: 4, borderRadius: 0.5 } }}
            >
              <Typography
                component="time"
                variant="body2"
                color="textSecondary"
                title={exactWords(at)}
                sx={{ flex: 'none', width: 120 }}
              >
                {whenWords(at, now, translate)}
              </Typography>
              <Box sx={{ minWidth: 0 }}>
                <Typography variant="body2">
                  <Box component="span" sx={{ fontWeight: 500 }}>
                    {event.actor.fullName}
                  </Box>{' '}
                  {eventSentence(event, dossier, names, now, translate)}
                </Typography>
                {event.reason && (
                  <Typography variant="body2" color="textSecondary">
                    {translate('events.reason', { reason: event.reason })}
                  </Typography>
                )}
              </Box>
            </Stack>
          );
        })}
      </Stack>
    </Section>
  );
};
