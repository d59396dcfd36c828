import ContentCopy from '@mui/icons-material/ContentCopy';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { RecordPaymentAct } from '../dossiers/acts/RecordPaymentAct';
import { RequestSupplementAct } from '../dossiers/acts/RequestSupplementAct';
import type { Dossier } from '../dossiers/dossier.types';
import { exactWords, type Translate, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { Key } from '../keyboard/Key';
import { KeyButton } from '../keyboard/KeyButton';
import { formatVnd } from '@motcua/shared/payments';
import { usePrinting } from '../papers/use-printing';
import { useTakePaper } from '../papers/use-papers';
import type { NotUsedAgain } from './attach-again';
import type { TakenIn } from './take-in';
import type { IntakeMode } from './use-intake';
import type { VisitDossier } from './visit';
import { VisitList } from './VisitList';

interface Props {
  readonly saved: TakenIn;
  readonly mode: IntakeMode;
  readonly notUsedAgain: readonly NotUsedAgain[];
  readonly visit: readonly VisitDossier[];
  readonly onNext: () => void;
  readonly onSamePerson: () => void;
}

/** What has come of it, until the officer says how it goes on. */
export const SavedPanel = ({ saved, mode, notUsedAgain, visit, onNext, onSamePerson }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const now = useNow();
  const [dialog, setDialog] = useState(mode === 'supplement' ? 'supplement' : null);
  // Read again only once an act has changed it.
  const { data } = useGetOne<Dossier>('dossiers', { id: saved.id }, { initialData: saved, staleTime: Infinity });
  const dossier = data ?? saved;
  const group = translate('intake.group');
  const { working, print } = usePrinting();
  const take = useTakePaper(saved.id);
  const paid = dossier.payments.filter(({ state }) => state === 'paid').reduce((sum, one) => sum + one.amountVnd, 0);
  const owes = dossier.payments.length === 0 && dossier.procedure.fees.some(({ amountVnd }) => amountVnd > 0);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(saved.code);
    notify('intake.saved.copied', { type: 'info' });
  };
  const due = dossier.dueAt ?? dossier.responseDueAt;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 7fr) minmax(0, 5fr)' },
        gap: 2,
        alignItems: 'start',
      }}
    >
      <Paper component="section" elevation={0} sx={{ border: 1, borderColor: 'divider', px: 4, py: 3 }}>
        <div role="status">
          <Typography component="h2" sx={{ color: 'primary.main', fontWeight: 600 }}>
            ✓ {translate(mode === 'accept' ? 'intake.saved.accepted' : 'intake.saved.kept')}
          </Typography>
        </div>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', my: 0.5 }}>
          <Typography sx={{ fontSize: 32, fontWeight: 600, lineHeight: 1.25, userSelect: 'all' }}>
            {saved.code}
          </Typography>
          {/* Only secure pages may write to the clipboard. */}
          {'clipboard' in navigator && (
            <IconButton aria-label={translate('intake.saved.copy')} onClick={() => void copy()}>
              <ContentCopy fontSize="small" />
            </IconButton>
          )}
        </Stack>
        <Typography sx={{ fontSize: 18 }} title={due ? exactWords(new Date(due)) : undefined}>
          {promised(dossier, now, translate)}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {dossier.applicant.fullName} · {dossier.procedure.name}
        </Typography>
        {paid > 0 && (
          <Typography sx={{ mt: 1 }}>{translate('intake.saved.paid', { amount: formatVnd(paid) })}</Typography>
        )}
        {notUsedAgain.length > 0 && (
          <Alert severity="warning" sx={{ mt: 2 }}>
            {translate('intake.saved.not_used_again')}
            <ul>
              {notUsedAgain.map(({ paper, code }) => (
                <li key={paper}>
                  {paper}: {translate(`errors.${code}`)}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {saved.warnings.length > 0 && (
          <Alert severity="warning" sx={{ mt: 2 }}>
            {translate('intake.saved.warnings')}:{' '}
            {saved.warnings.map(({ code }) => warningWords(code, translate)).join('; ')}
          </Alert>
        )}
        <Stack direction="row" sx={{ mt: 3, flexWrap: 'wrap', gap: 1.5 }}>
          <Button variant="contained" autoFocus onClick={onNext} endIcon={<Key keys="Enter" />}>
            {translate('intake.saved.next')}
          </Button>
          {dossier.receivedAt !== null && (
            <KeyButton
              keys="F9"
              label={translate('intake.saved.print')}
              group={group}
              variant="outlined"
              loading={working}
              onPress={() => void print(() => take({ form: 'receipt' }), translate('papers.forms.receipt'))}
            />
          )}
          <KeyButton
            keys="F6"
            label={translate('intake.saved.same_person')}
            group={group}
            variant="outlined"
            onPress={onSamePerson}
          />
          {owes && (
            <KeyButton
              keys="F7"
              label={translate('intake.saved.pay')}
              group={group}
              variant="outlined"
              onPress={() => setDialog('pay')}
            />
          )}
          <Button component={RouterLink} to={`/dossiers/${saved.id}/show`}>
            {translate('intake.saved.open')}
          </Button>
        </Stack>
      </Paper>
      <VisitList visit={visit} />
      {dialog === 'supplement' && (
        <RequestSupplementAct dossier={dossier} proposes={false} onClose={() => setDialog(null)} />
      )}
      {dialog === 'pay' && <RecordPaymentAct dossier={dossier} proposes={false} onClose={() => setDialog(null)} />}
    </Box>
  );
};

function promised({ state, dueAt, responseDueAt }: Dossier, now: Date, translate: Translate): string {
  if (dueAt !== null) return translate('intake.saved.promised', { when: whenWords(new Date(dueAt), now, translate) });
  if (state === 'submitted' && responseDueAt !== null) {
    return translate('intake.saved.answer', { when: whenWords(new Date(responseDueAt), now, translate) });
  }
  return state === 'accepted' ? translate('intake.saved.no_limit') : translate(`states.${state}`);
}

/** `citizen_id.sex_differs` is said as the form itself says it. */
const warningWords = (code: string, translate: Translate): string =>
  translate(`intake.people.warnings.${code.replace(/^citizen_id\./, '')}`, { _: translate('intake.wrong.other') });
