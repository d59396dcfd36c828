import ArrowBack from '@mui/icons-material/ArrowBack';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { FINAL_STATES } from '@motcua/shared/dossiers';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Loading } from '../layout/Loading';
import { Message } from '../layout/Message';
import { exactWords, whenWords } from '../layout/time-words';
import { useNow } from '../layout/use-now';
import { problemOf } from '../providers/http';
import { ActionBar } from './ActionBar';
import { Approvals } from './Approvals';
import { Components } from './Components';
import type { Dossier } from './dossier.types';
import { DueChip } from './DueChip';
import { runsTo } from './due-words';
import { History } from './History';
import { Notices } from './Notices';
import { Section } from './Section';
import { StepBar } from './StepBar';

export const DossierShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const {
    data: dossier,
    error,
    refetch,
  } = useGetOne<Dossier>('dossiers', { id: decodeURIComponent(id) }, { retry: false });
  // Coming from the list, React-Admin has the row of it at hand, which is less than the dossier.
  if (dossier && 'events' in dossier) return <Page dossier={dossier} />;
  if (!error) return <Loading />;
  const { code } = problemOf(error);
  if (code === 'not_found') return <Message>{translate('dossier.gone')}</Message>;
  return (
    <Message action={translate('app.retry')} onAction={() => void refetch()}>
      {translate(`errors.${code}`)}
    </Message>
  );
};

const Page = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ maxWidth: 1280, mx: 'auto' }}>
      <Button
        component={Link}
        to="/dossiers"
        size="small"
        color="inherit"
        startIcon={<ArrowBack fontSize="small" />}
        sx={{ color: 'text.secondary', ml: -0.5, mb: 0.5, '@media print': { display: 'none' } }}
      >
        {translate('dossier.back')}
      </Button>
      <Stack spacing={2}>
        <Head dossier={dossier} />
        <Approvals dossier={dossier} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '5fr 6fr' }, alignItems: 'start' }}>
          <Stack spacing={2}>
            <Results dossier={dossier} />
            <Components dossier={dossier} />
            <Notices notices={dossier.notices} />
          </Stack>
          <History dossier={dossier} />
        </Box>
      </Stack>
    </Box>
  );
};

/** Who, what, when, what now: read from left to right. */
const Head = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  const end = runsTo(dossier);
  const shown = dossier.externalCode ?? dossier.code;
  const { applicant, submitter } = dossier;
  const who = [
    applicant.citizenId ?? applicant.otherId?.number,
    applicant.dateOfBirth && translate('dossier.born', { date: dateWords(applicant.dateOfBirth) }),
    applicant.phone,
    applicant.email,
  ].filter(Boolean);
  return (
    <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', p: 2.5 }}>
      <Stack direction="row" spacing={1.5} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', mb: 1.5 }}>
        <Typography sx={{ fontWeight: 500 }}>{shown}</Typography>
        <CopyCode code={shown} />
        <DueChip dossier={dossier} now={now} />
        {end && (
          <Typography variant="body2" color="textSecondary" title={exactWords(end)}>
            {translate(dossier.timeliness === 'none' ? 'due.answer_by' : 'due.appointment', {
              when: whenWords(end, now, translate),
            })}
          </Typography>
        )}
        <Box sx={{ flex: 1 }} />
        <Typography sx={{ fontWeight: 500 }}>{stateWords(dossier, translate)}</Typography>
      </Stack>
      <Stack direction="row" spacing={3} useFlexGap sx={{ alignItems: 'flex-start', flexWrap: 'wrap', rowGap: 2 }}>
        <Box sx={{ flex: '1 1 420px', minWidth: 0 }}>
          <Typography component="h1" variant="h1">
            {applicant.fullName}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {who.join(' · ')}
          </Typography>
          {submitter && (
            <Typography variant="body2" color="textSecondary">
              {[
                translate('dossier.submitter', { name: submitter.fullName, relation: submitter.relation }),
                submitter.phone,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          )}
          <Typography sx={{ mt: 1 }}>{whatWords(dossier)}</Typography>
          <Typography variant="body2" color="textSecondary">
            {whereWords(dossier, now, translate)}
          </Typography>
        </Box>
        <ActionBar dossier={dossier} />
      </Stack>
      <StepBar dossier={dossier} />
    </Paper>
  );
};

const CopyCode = ({ code }: { code: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  // Browsers offer the clipboard to https and to this computer only.
  if (!('clipboard' in navigator)) return null;
  const copy = (): void =>
    void navigator.clipboard.writeText(code).then(() => notify('dossier.copied', { autoHideDuration: 2000 }));
  return (
    <IconButton size="small" aria-label={translate('dossier.copy_code')} onClick={copy} sx={{ ml: '-6px !important' }}>
      <ContentCopy sx={{ fontSize: 16 }} />
    </IconButton>
  );
};

const Results = ({ dossier: { results } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  if (results.length === 0) return null;
  return (
    <Section title={translate('dossier.result')}>
      {results.map(({ number, title, cancelledAt }) => (
        <Typography key={number} sx={{ textDecoration: cancelledAt ? 'line-through' : 'none' }}>
          {title}, {translate('dossier.result_number', { number })}
        </Typography>
      ))}
    </Section>
  );
};

function stateWords({ state, signed }: Dossier, translate: ReturnType<typeof useTranslate>): string {
  const word = translate(`states.${state}`);
  return signed ? translate('dossier.signed', { state: word }) : word;
}

function whatWords({ procedure, caseCode }: Dossier): string {
  const kase = procedure.cases.find(({ code }) => code === caseCode);
  return [procedure.name, kase?.name].filter(Boolean).join(' · ');
}

function whereWords(dossier: Dossier, now: Date, translate: ReturnType<typeof useTranslate>): string {
  const { receivedAt, submittedAt, state, holder, assignee, handoverPending, channel, dueOriginal, dueAt } = dossier;
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  const open = !FINAL_STATES.includes(state) && state !== 'decided';
  return [
    translate(`channels.${channel}`),
    receivedAt
      ? translate('dossier.taken_in', { when: when(receivedAt) })
      : translate('dossier.submitted', { when: when(submittedAt) }),
    open && holder && translate('dossier.holder', { name: holder.fullName }),
    open && handoverPending && assignee && translate('dossier.waiting_for', { name: assignee.fullName }),
    dueOriginal && dueOriginal !== dueAt && translate('dossier.promised_first', { when: when(dueOriginal) }),
    dossier.duePromised && translate('dossier.promised_again', { when: when(dossier.duePromised) }),
    translate(`delivery.${dossier.resultDelivery.method}`),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A day, a month or only the year, as far as it is known. */
const dateWords = (date: string): string => date.split('-').reverse().join('/');
