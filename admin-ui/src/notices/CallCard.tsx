import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CallOutcome, CallToMake, NoticeWay } from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';
import { nationalPhone } from '@motcua/shared/validation';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ResendButton } from '../dossiers/notices/ResendButton';
import { StateSign } from '../dossiers/notices/StateSign';
import { KeyButton } from '../keyboard/KeyButton';
import { newIdempotencyKey, problemOf } from '../providers/http';
import { whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { toneText } from '../ui/tone';
import { recordCall, revealPhone } from './use-calls';
import { WrongNumberDialog } from './WrongNumberDialog';

const KEYS: Record<CallOutcome, string> = { told: 'd', no_answer: 'k', call_back: 'g', wrong_number: 's' };
const OUTCOMES: readonly CallOutcome[] = ['told', 'no_answer', 'call_back', 'wrong_number'];

const RECORDED_AGAIN: Record<NoticeWay, string> = {
  email: 'calls.recorded',
  sms: 'calls.heard.texted',
  phone: 'calls.heard.on_list',
};

/** The call under way: whom, what to say, why, and what came of it. */
export const CallCard = ({ call }: { call: CallToMake }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [note, setNote] = useState('');
  const [phone, setPhone] = useState<string | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const [working, setWorking] = useState(false);
  const [asking, setAsking] = useState(false);
  const group = translate('calls.title');

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setWorking(true);
    try {
      await work();
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
    setWorking(false);
  };
  const finish = (outcome: CallOutcome, heard?: string): Promise<void> =>
    attempt(async () => {
      try {
        const { again } = await recordCall(call, outcome, { note, ...(heard !== undefined && { phone: heard }) }, key);
        setKey(newIdempotencyKey());
        setNote('');
        setAsking(false);
        notify(again === null ? 'calls.recorded' : RECORDED_AGAIN[again.channel], { type: 'success' });
      } finally {
        // Also after a refusal: a colleague has called, and the list is another one.
        refresh();
      }
    });

  return (
    <Box component="section" aria-label={call.name} sx={{ px: 2, py: 1.5 }}>
      <Stack direction="row" spacing={1.5} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="h2" sx={{ fontSize: 16, fontWeight: 600 }}>
          {call.name}
        </Typography>
        <Typography sx={{ fontSize: 16, fontWeight: 600 }} aria-live="polite">
          {phone ?? call.phone ?? translate('calls.no_phone')}
        </Typography>
        {call.phone !== null && phone === null && (
          <KeyButton
            keys="h"
            label={translate('calls.reveal')}
            group={group}
            size="small"
            disabled={working}
            onPress={() =>
              void attempt(async () =>
                setPhone(nationalPhone((await revealPhone(call, translate('calls.purpose'))) ?? '')),
              )
            }
          />
        )}
        <MuiLink component={Link} to={`/dossiers/${call.dossierId}/show`} sx={{ ml: 'auto' }}>
          {call.dossierCode}
        </MuiLink>
      </Stack>
      <Typography
        lang="vi"
        sx={{ my: 1.5, p: 1.5, fontSize: 16, bgcolor: 'action.hover', borderRadius: 1, whiteSpace: 'pre-line' }}
      >
        {call.say}
      </Typography>
      <Why call={call} />
      <Stack direction="row" spacing={1} useFlexGap sx={{ mt: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        {OUTCOMES.map((outcome) => (
          <KeyButton
            key={outcome}
            keys={KEYS[outcome]}
            label={translate(`calls.outcomes.${outcome}`)}
            group={group}
            variant={outcome === 'told' ? 'contained' : 'outlined'}
            disabled={working}
            onPress={() => (outcome === 'wrong_number' ? setAsking(true) : void finish(outcome))}
          />
        ))}
        <TextField
          size="small"
          label={translate('calls.note')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          sx={{ flex: 1, minWidth: 160 }}
          slotProps={{ htmlInput: { maxLength: 500, autoComplete: 'off' } }}
        />
      </Stack>
      {asking && (
        <WrongNumberDialog
          call={call}
          working={working}
          onSave={(heard) => void finish('wrong_number', heard)}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
};

/** The server gives the list to nobody else. */
const COUNTER: ReadonlySet<StaffRole> = new Set(['counter_officer']);

/** What did not get through, since when, how often it was tried by phone, and what came of it last. */
const Why = ({ call }: { call: CallToMake }) => {
  const translate = useTranslate();
  const now = useNow();
  const { channel, kind, state, lastError, since, tries, lastTriedAt, lastOutcome, lastNote, oftenInVain, noticeId } =
    call;
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  return (
    <>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'baseline' }}>
        <StateSign state={state} />
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {[
            translate(`notices.channels.${channel}`),
            translate(`notices.kinds.${kind}`),
            when(since),
            ...(lastError === null ? [] : [lastError]),
          ].join(' · ')}
        </Typography>
        <ResendButton noticeId={noticeId} state={state} because={null} channel={channel} roles={COUNTER} />
      </Stack>
      {lastTriedAt !== null && (
        <Typography variant="body2" sx={[{ overflowWrap: 'anywhere' }, oftenInVain && toneText('red')]}>
          {[
            translate('calls.tries_last', { count: tries, when: when(lastTriedAt) }),
            ...(lastOutcome === null ? [] : [translate(`calls.outcomes.${lastOutcome}`)]),
            ...(lastNote === null ? [] : [`“${lastNote}”`]),
            ...(oftenInVain ? [translate('calls.often')] : []),
          ].join(' · ')}
        </Typography>
      )}
    </>
  );
};
