import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import { toneText } from '../../ui/tone';
import type { Dossier } from '../dossier.types';
import type { PauseOfDossier } from '../pause.types';
import { eventAnchor } from './History';
import { documentWords, handedBackWords, isReviewOver, reviewWords } from './pause-words';

/** Every time the clock stood still: why, from when to when, who answers for it, and what it gave back. */
export const Pauses = ({ dossier: { pauses, procedure } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  if (pauses.length === 0) return null;
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  return (
    <Section title={translate('dossier.pauses')}>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {pauses.map((pause) => (
          <li key={pause.id}>
            <Stack direction="row" spacing={2} sx={{ alignItems: 'baseline' }}>
              <Typography variant="body2" title={exactWords(new Date(pause.startedAt))} sx={{ flex: 1 }}>
                <strong style={{ fontWeight: 500 }}>{translate(`pauses.${pause.cause}`)}</strong>{' '}
                {pause.endedAt === null
                  ? translate('dossier.paused_since', { from: when(pause.startedAt) })
                  : translate('dossier.paused_between', { from: when(pause.startedAt), to: when(pause.endedAt) })}
              </Typography>
              <Typography variant="body2" sx={{ whiteSpace: 'nowrap' }}>
                {handedBackWords(pause, procedure.limit, translate)}
              </Typography>
            </Stack>
            <PauseFacts pause={pause} now={now} />
          </li>
        ))}
      </Stack>
    </Section>
  );
};

/** Who answers for it, by which paper, when it is looked at again, who ended it. */
const PauseFacts = ({ pause, now }: { pause: PauseOfDossier; now: Date }) => {
  const translate = useTranslate();
  const review = reviewWords(pause, now, translate);
  const facts = [
    pause.owner && translate('dossier.pause_owner', { name: pause.owner.fullName }),
    documentWords(pause, translate) && <PauseDocument pause={pause} />,
    review && (
      <Box component="span" sx={isReviewOver(pause, now) ? [{ fontWeight: 500 }, toneText('amber')] : {}}>
        {review}
      </Box>
    ),
    pause.endedBy && translate('dossier.pause_ended_by', { name: pause.endedBy.fullName }),
    !pause.counts && translate('dossier.pause_before_acceptance'),
  ].filter(Boolean);
  return (
    <Typography variant="body2" color="textSecondary">
      {facts.map((fact, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          {fact}
        </Fragment>
      ))}
    </Typography>
  );
};

/** The paper behind a pause leads to what happened then, with its reason. */
const PauseDocument = ({ pause }: { pause: PauseOfDossier }) => {
  const words = documentWords(pause, useTranslate());
  const { openedByEventId } = pause;
  if (openedByEventId === null) return words;
  const show = (): void => {
    const event = document.getElementById(eventAnchor(openedByEventId));
    event?.scrollIntoView({ block: 'center' });
    event?.focus();
  };
  return (
    <Link component="button" variant="body2" onClick={show} sx={{ verticalAlign: 'baseline' }}>
      {words}
    </Link>
  );
};
