import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { NoticeState } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { type Tone, toneStyle } from '../../ui/tone';
import { exactWords, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import type { Notice } from '../dossier.types';
import { RecallButton } from './RecallButton';
import { ResendButton } from './ResendButton';
import { Section } from '../../ui/Section';

const TONE: Partial<Record<NoticeState, Tone>> = {
  gateway_accepted: 'green',
  delivered: 'green',
  undelivered: 'red',
  expired: 'red',
  failed: 'red',
  manual: 'red',
  unknown: 'amber',
  retry_waiting: 'amber',
};

/** What the citizen was told, and what became of it. */
export const Notices = ({ notices }: { notices: readonly Notice[] }) => {
  const translate = useTranslate();
  const now = useNow();
  return (
    <Section title={translate('dossier.notices')}>
      {notices.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('dossier.no_notices')}
        </Typography>
      )}
      <Stack component="ul" spacing={0.75} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {notices.map((notice) => {
          const { id, channel, kind, to, state, createdAt, acceptedAt, lastError, toldWithCode } = notice;
          const at = new Date(acceptedAt ?? createdAt);
          return (
            <Stack component="li" key={id} direction="row" spacing={1} sx={{ alignItems: 'baseline' }}>
              <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }} title={exactWords(at)}>
                {translate(`notices.channels.${channel}`)}: {translate(`notices.kinds.${kind}`)}{' '}
                <Typography component="span" variant="body2" color="textSecondary">
                  {to} · {whenWords(at, now, translate)}
                  {toldWithCode !== null && ` · ${translate('notices.told_with', { code: toldWithCode })}`}
                  {state === 'planned' &&
                    notice.notBefore !== null &&
                    new Date(notice.notBefore) > now &&
                    ` · ${translate('notices.leaves', { when: whenWords(new Date(notice.notBefore), now, translate) })}`}
                  {notice.recalledBecause !== null && ` · ${translate(`notices.because.${notice.recalledBecause}`)}`}
                  {lastError !== null && ` · ${lastError}`}
                </Typography>
              </Typography>
              <Box
                component="span"
                sx={[
                  { px: 1, borderRadius: 3, fontSize: 12, lineHeight: '20px', whiteSpace: 'nowrap' },
                  toneStyle(TONE[state] ?? 'neutral'),
                ]}
              >
                {translate(`notices.states.${state}`)}
              </Box>
              {toldWithCode === null && <RecallButton noticeId={id} state={state} />}
              {toldWithCode === null && <ResendButton noticeId={id} state={state} />}
            </Stack>
          );
        })}
      </Stack>
    </Section>
  );
};
