import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { toneStyle, toneText } from '../../ui/tone';
import type { Dossier } from '../dossier.types';

type Progress = 'done' | 'now' | 'ahead';

/** The steps of the process: before the present one done, behind it ahead. */
function progressOf({ state, stepCode, procedure: { steps } }: Dossier): Progress[] {
  // Before acceptance the first step is under way: the counter looks at what was filed.
  if (stepCode === null && state !== 'decided' && state !== 'handed_over') {
    return steps.map((_step, index) => (index === 0 ? 'now' : 'ahead'));
  }
  if (state === 'handed_over') return steps.map(() => 'done');
  // Once decided only the hand-over is left, whichever step the number was given in.
  const at = state === 'decided' ? steps.length - 1 : steps.findIndex(({ code }) => code === stepCode);
  return steps.map((_step, index) => (index < at ? 'done' : index === at ? 'now' : 'ahead'));
}

export const StepBar = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  const due = dossier.step?.dueAt ? new Date(dossier.step.dueAt) : null;
  if (dossier.state === 'not_accepted' || dossier.state === 'withdrawn') return null;
  const progress = progressOf(dossier);
  return (
    <Stack
      component="ol"
      aria-label={translate('dossier.steps')}
      direction="row"
      spacing={1}
      sx={{ listStyle: 'none', m: 0, mt: 2, p: 0, flexWrap: 'wrap', rowGap: 1 }}
    >
      {dossier.procedure.steps.map(({ code, name }, index) => {
        const at = progress[index] ?? 'ahead';
        return (
          <Stack
            component="li"
            key={code}
            direction="row"
            spacing={1}
            aria-current={at === 'now' ? 'step' : undefined}
            sx={{ alignItems: 'center', color: at === 'now' ? 'text.primary' : 'text.secondary', fontSize: 13 }}
          >
            {index > 0 && <Box sx={{ width: 24, height: '1px', bgcolor: 'divider' }} />}
            <Box
              component="span"
              title={translate(`dossier.step_${at}`)}
              sx={[
                {
                  display: 'inline-grid',
                  placeItems: 'center',
                  width: 22,
                  height: 22,
                  borderRadius: '50%',
                  fontSize: 12,
                  fontWeight: 600,
                },
                at === 'now'
                  ? { bgcolor: 'primary.main', color: 'primary.contrastText' }
                  : toneStyle(at === 'done' ? 'green' : 'neutral'),
              ]}
            >
              {at === 'done' ? '✓' : index + 1}
            </Box>
            <Box component="span" sx={{ fontWeight: at === 'now' ? 600 : 400 }}>
              {name}
            </Box>
            {at === 'now' && due !== null && (
              <Box component="span" title={exactWords(due)} sx={[due < now && toneText('red')]}>
                {translate(due < now ? 'dossier.step_was_due' : 'dossier.step_due', {
                  when: whenWords(due, now, translate),
                })}
              </Box>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
};
