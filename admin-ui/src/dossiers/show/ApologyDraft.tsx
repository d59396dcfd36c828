import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { toneStyle } from '../../ui/tone';
import type { Dossier } from '../dossier.types';

/** An apology that lies ready: what it would say, and how it goes out. */
export const ApologyDraft = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  const { apologyDraft: draft, approvals, allowedTransitions } = dossier;
  // Once it is before the leader, the page shows what was asked for.
  if (draft === null || approvals.some(({ transition }) => transition === 'apologise')) return null;
  const newDue = new Date(draft.newDueAt);
  const mayAct = allowedTransitions.some(({ transition }) => transition === 'apologise');
  return (
    <Box
      component="section"
      aria-label={translate('dossier.apology_draft')}
      sx={[{ borderRadius: 1, px: 2, py: 1.25 }, toneStyle('amber')]}
    >
      <Typography sx={{ fontWeight: 500 }} title={exactWords(newDue)}>
        {translate('dossier.apology_ready', { when: whenWords(newDue, now, translate) })}
      </Typography>
      <Typography variant="body2">
        {draft.reason} {mayAct && translate('dossier.apology_how')}
      </Typography>
    </Box>
  );
};
