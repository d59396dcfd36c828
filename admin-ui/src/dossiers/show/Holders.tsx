import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';

/** Who held it: each giving with giver and taker, hour and minute. */
export const Holders = ({ dossier: { handovers, procedure } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  if (handovers.length === 0) return null;
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  return (
    <Section title={translate('dossier.holders')}>
      <Stack component="ol" spacing={0.75} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {handovers.map(({ id, giver, receiver, toStep, givenAt, receivedAt, recalledAt }) => (
          <li key={id}>
            <Typography variant="body2" title={exactWords(new Date(givenAt))}>
              {giver.fullName} → <strong style={{ fontWeight: 500 }}>{receiver.fullName}</strong>
              {toStep && ` (${procedure.stepNames[toStep] ?? toStep})`}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {translate('dossier.given', { when: when(givenAt) })} ·{' '}
              {recalledAt !== null
                ? translate('dossier.recalled', { when: when(recalledAt) })
                : receivedAt !== null
                  ? translate('dossier.received', { when: when(receivedAt) })
                  : translate('dossier.not_received')}
            </Typography>
          </li>
        ))}
      </Stack>
    </Section>
  );
};
