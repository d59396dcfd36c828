import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { type Translate, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import type { Dossier } from '../dossier.types';
import type { Rehearsal } from './rehearsal.types';

/** What will be otherwise once this is confirmed: state, clock, who has it, and what the citizen hears. */
export const Consequence = ({ dossier, rehearsal }: { dossier: Dossier; rehearsal: Rehearsal }) => {
  const translate = useTranslate();
  const now = useNow();
  const lines = [
    rehearsal.mode === 'propose' &&
      translate('act.settled_by', {
        roles: rehearsal.settledBy.map((role) => translate(`roles.${role}`).toLowerCase()).join(', '),
      }),
    rehearsal.state !== dossier.state &&
      translate('act.state_changes', {
        from: translate(`states.${dossier.state}`),
        to: translate(`states.${rehearsal.state}`),
      }),
    clockWords(dossier, rehearsal, now, translate),
    rehearsal.assignee !== null &&
      rehearsal.assignee.id !== dossier.assignee?.id &&
      translate('act.goes_to', { name: rehearsal.assignee.fullName, step: stepName(dossier, rehearsal.stepCode) }),
    ...newNumbers(dossier, rehearsal).map((number) => translate('act.number_next', { number })),
    noticeWords(rehearsal, translate),
  ].filter((line) => typeof line === 'string');
  if (lines.length === 0) lines.push(translate('act.nothing_moves'));
  return (
    <Box
      component="ul"
      aria-label={translate('act.consequence')}
      sx={{
        m: 0,
        mx: 3,
        mt: 1,
        mb: 1.5,
        py: 1.25,
        pl: 3.5,
        pr: 2,
        flex: 'none',
        borderRadius: 1,
        bgcolor: 'action.hover',
      }}
    >
      {lines.map((line) => (
        <Typography component="li" variant="body2" key={line}>
          {line}
        </Typography>
      ))}
    </Box>
  );
};

function clockWords(dossier: Dossier, after: Rehearsal, now: Date, translate: Translate): string | false {
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  if (after.paused && !dossier.paused) {
    return translate(dossier.receivedAt === null ? 'act.answer_clock_stops' : 'act.clock_stops');
  }
  if (after.duePromised !== null && after.duePromised !== dossier.duePromised) {
    return translate('act.promised_anew', { when: when(after.duePromised) });
  }
  if (after.dueAt !== dossier.dueAt && after.dueAt !== null) {
    return dossier.dueAt === null
      ? translate('act.due_is', { when: when(after.dueAt) })
      : translate('act.due_moves', { when: when(after.dueAt), before: when(dossier.dueAt) });
  }
  const ends = after.state === 'decided' && dossier.state !== 'decided' && dossier.state !== 'handed_over';
  if (ends) return translate('act.clock_ends');
  return dossier.paused && !after.paused && translate('act.clock_goes_on');
}

/** Numbers this act would give, which the dossier has not. */
const newNumbers = (dossier: Dossier, { results }: Rehearsal): string[] => {
  const known = dossier.results.filter(({ cancelledAt }) => cancelledAt === null).map(({ number }) => number);
  return results.map(({ number }) => number).filter((number) => !known.includes(number));
};

function noticeWords({ notices, mode }: Rehearsal, translate: Translate): string | false {
  if (notices.length === 0) return false;
  const to = notices.map((notice) => `${translate(`notices.by.${notice.channel}`)} ${notice.to}`).join(', ');
  return translate(mode === 'propose' ? 'act.citizen_told_then' : 'act.citizen_told', { to });
}

const stepName = ({ procedure: { steps } }: Dossier, code: string | null): string =>
  steps.find((step) => step.code === code)?.name ?? '';
