import { useState } from 'react';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatMinute, minuteOfDay } from '@motcua/shared/calendar';
import { DIGEST_GROUPS, type DigestGroup } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { KeyButton } from '../keyboard/KeyButton';
import { usePreferences } from '../providers/use-preferences';
import { exactWords, type Translate, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { type Tone, toneText } from '../ui/tone';
import { type Digest, type DigestMail, useDigest } from './use-digest';
import { useShowList } from './use-show-list';

const TONES: Readonly<Record<DigestGroup, Tone>> = {
  overdue: 'red',
  dueToday: 'amber',
  dueSoon: 'amber',
  unanswered: 'red',
  pauseReview: 'blue',
  apologyDrafted: 'amber',
  assigned: 'blue',
};

const timeOf = (at: string): string => formatMinute(minuteOfDay(new Date(at)));

/** What was told in the morning, until its reader puts it away. A count opens the dossiers that it counts. */
export const DigestPanel = () => {
  const translate = useTranslate();
  const digest = useDigest();
  const { preferences, loaded, save } = usePreferences();
  const [opened, setOpened] = useState<DigestGroup | null>(null);
  if (digest === undefined || !loaded || digest.id === preferences.digestPutAway) return null;
  return (
    <Paper
      component="section"
      elevation={0}
      aria-label={translate('digest.title')}
      sx={{ border: 1, borderColor: 'divider', mb: 1.5, px: 2, py: 1 }}
    >
      <Stack direction="row" useFlexGap sx={{ alignItems: 'center', columnGap: 1, flexWrap: 'wrap' }}>
        <Typography component="h2" variant="h2" sx={{ mr: 1 }}>
          {translate('digest.at', { time: timeOf(digest.createdAt) })}
        </Typography>
        {DIGEST_GROUPS.filter((group) => digest.counts[group] > 0).map((group) => (
          <Button
            key={group}
            size="small"
            variant="outlined"
            color="inherit"
            aria-expanded={opened === group}
            onClick={() => setOpened(opened === group ? null : group)}
            sx={toneText(TONES[group])}
          >
            {translate(`digest.group.${group}`, { smart_count: digest.counts[group] })}
          </Button>
        ))}
        <Typography variant="body2" color="textSecondary" title={digest.mail?.lastError ?? undefined} sx={{ flex: 1 }}>
          {mailWords(digest.mail, translate)}
        </Typography>
        <KeyButton
          keys="Shift+B"
          label={translate('digest.put_away')}
          group={translate('work.title')}
          size="small"
          onPress={() => save({ digestPutAway: digest.id })}
        />
      </Stack>
      {opened !== null && <Lines lines={digest.lines.filter(({ group }) => group === opened)} />}
      {digest.offices.map((office) => (
        <OfficeLine key={office.officeCode} office={office} />
      ))}
    </Paper>
  );
};

/** Whether it was sent too, and if not, why. */
function mailWords(mail: DigestMail | null, translate: Translate): string {
  if (mail === null) return translate('digest.mail.no_address');
  if (mail.kept) return translate('digest.mail.kept', { to: mail.to });
  const sentAt = mail.acceptedAt === null ? '' : timeOf(mail.acceptedAt);
  const state = mail.mayHaveArrived ? 'unclear' : mail.state;
  return translate(`digest.mail.${state}`, { to: mail.to, time: sentAt, reason: mail.lastError ?? '' });
}

const Lines = ({ lines }: { lines: Digest['lines'] }) => {
  const translate = useTranslate();
  const now = useNow();
  return (
    <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 220, overflowY: 'auto' }}>
      {lines.map(({ dossierId, group, code, procedureName, dueAt }) => (
        <Stack
          component="li"
          key={`${dossierId} ${group}`}
          direction="row"
          spacing={2}
          sx={{ alignItems: 'center', minHeight: 32 }}
        >
          <MuiLink
            component={Link}
            to={`/dossiers/${dossierId}/show`}
            variant="body2"
            sx={{ width: 190, flex: 'none' }}
          >
            {code}
          </MuiLink>
          <Typography variant="body2" title={exactWords(new Date(dueAt))} sx={{ width: 170, flex: 'none' }}>
            {whenWords(new Date(dueAt), now, translate)}
          </Typography>
          <Typography variant="body2" noWrap title={procedureName} sx={{ flex: 1, minWidth: 0 }}>
            {procedureName}
          </Typography>
        </Stack>
      ))}
    </Stack>
  );
};

/** How an office stood; the figures lead to what they count by now. */
const OfficeLine = ({ office }: { office: Digest['offices'][number] }) => {
  const translate = useTranslate();
  const showList = useShowList();
  const figures = [
    { name: 'open', count: office.open, filters: {} },
    { name: 'overdue', count: office.overdue, filters: { due: 'overdue' } },
    { name: 'dueToday', count: office.dueToday, filters: { due: 'today' } },
  ] as const;
  return (
    <Stack direction="row" useFlexGap spacing={1.5} sx={{ alignItems: 'center', flexWrap: 'wrap', minHeight: 32 }}>
      <Typography variant="body2">{office.officeName}</Typography>
      {figures.map(({ name, count, filters }) => (
        <MuiLink key={name} component="button" type="button" variant="body2" onClick={() => showList(filters)}>
          {translate(`digest.office.${name}`, { smart_count: count })}
        </MuiLink>
      ))}
    </Stack>
  );
};
