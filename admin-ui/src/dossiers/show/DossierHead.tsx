import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { isUsualWish } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../../time/time-words';
import { useViewers } from '../../live/use-live';
import { writeDate } from '../../ui/date-text';
import { wishWords } from '../../wishes/wish-words';
import type { Dossier } from '../dossier.types';
import { DueChip, ResponseChip } from '../DueChip';
import { ForecastChip } from '../forecast/ForecastChip';
import { runsTo } from '../due-words';
import { Faces } from '../list/Faces';
import { useTimepiece } from '../use-timepiece';
import { ActionBar } from './ActionBar';
import { CopyCode } from './CopyCode';
import { stateWords, whatWords, whereWords } from './head-words';
import { Reveal } from './Reveal';
import { StepBar } from './StepBar';
import { WhyDate } from './why/WhyDate';

/** Who, what, when, what now: read from left to right. */
export const DossierHead = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const timepiece = useTimepiece();
  const { now } = timepiece;
  const viewers = useViewers();
  const end = runsTo(dossier);
  const shown = dossier.externalCode ?? dossier.code;
  const { applicant, submitter } = dossier;
  const who = [
    applicant.citizenId ?? applicant.otherId?.number,
    applicant.dateOfBirth && translate('dossier.born', { date: writeDate(applicant.dateOfBirth) }),
    applicant.phone,
    applicant.email,
  ].filter(Boolean);
  return (
    <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', p: 2.5 }}>
      <Stack direction="row" spacing={1.5} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', mb: 1.5 }}>
        <Typography sx={{ fontWeight: 500 }}>{shown}</Typography>
        <CopyCode code={shown} />
        {dossier.registerEntry && (
          <Typography variant="body2" color="textSecondary">
            {translate('dossier.register_number', dossier.registerEntry)}
          </Typography>
        )}
        {dossier.imported && (
          <Typography variant="body2" color="textSecondary">
            {translate('dossier.imported')}
          </Typography>
        )}
        <ResponseChip dossier={dossier} now={now} />
        {(dossier.state !== 'submitted' || dossier.responseClock === null) && (
          <DueChip dossier={dossier} timepiece={timepiece} />
        )}
        {end && dossier.timeliness !== 'none' && (
          <Typography variant="body2" color="textSecondary" title={exactWords(end)}>
            {translate('due.appointment', { when: whenWords(end, now, translate) })}
          </Typography>
        )}
        <WhyDate dossier={dossier} />
        {dossier.lateCause && (
          <Typography variant="body2" color="textSecondary">
            {translate(`late_causes.${dossier.lateCause}`)}
          </Typography>
        )}
        <ForecastChip dossier={dossier} now={now} />
        <Box sx={{ flex: 1 }} />
        <Faces people={viewers.get(dossier.id)} size={24} />
        <Typography sx={{ fontWeight: 500 }}>{stateWords(dossier, translate)}</Typography>
      </Stack>
      <Stack direction="row" spacing={3} useFlexGap sx={{ alignItems: 'flex-start', flexWrap: 'wrap', rowGap: 2 }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <Typography component="h1" variant="h1" tabIndex={-1} sx={{ outline: 0 }}>
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
          {!isUsualWish(applicant.messages) && (
            <Typography variant="body2" color="textSecondary">
              {wishWords(applicant.messages, translate)}
            </Typography>
          )}
          <Reveal dossier={dossier} />
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
