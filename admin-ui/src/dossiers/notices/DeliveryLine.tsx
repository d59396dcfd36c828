import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { KEPT_GATEWAY, type NoticeLine } from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { RecallButton } from './RecallButton';
import { ResendButton } from './ResendButton';
import { RetryButton } from './RetryButton';
import { StateSign } from './StateSign';

interface Props {
  readonly notice: NoticeLine;
  /** Of the reader, at the office whose notice it is. */
  readonly roles: ReadonlySet<StaffRole>;
}

/** What became of one notice: when, in the gateway's own words, and what can be done about it. */
export const DeliveryLine = ({ notice, roles }: Props) => {
  const translate = useTranslate();
  const now = useNow();
  const {
    id,
    state,
    attempts,
    acceptedAt,
    createdAt,
    actorId,
    toldWithCode,
    lastError,
    gateway,
    gatewayId,
    notBefore,
    recalledBecause,
    waitsForChannel,
    sameTextAt,
    resentFromId,
    resentAsId,
  } = notice;
  const at = new Date(acceptedAt ?? createdAt);
  const kept = state === 'gateway_accepted' && gateway === KEPT_GATEWAY;
  const leaves = notBefore === null ? null : new Date(notBefore);
  const words = [
    whenWords(at, now, translate),
    attempts > 1 && translate('notices.attempts', { count: attempts }),
    toldWithCode !== null && translate('notices.told_with', { code: toldWithCode }),
    state === 'planned' &&
      waitsForChannel === null &&
      leaves !== null &&
      leaves > now &&
      translate('notices.leaves', { when: whenWords(leaves, now, translate) }),
    sameTextAt !== null && translate('notices.same_text', { when: whenWords(new Date(sameTextAt), now, translate) }),
    waitsForChannel !== null && translate(`notices.waits_for.${waitsForChannel}`),
    resentFromId !== null && translate('notices.again'),
    resentAsId !== null && translate('notices.sent_again'),
    recalledBecause !== null && translate(`notices.because.${recalledBecause}`),
    kept && translate('notices.kept'),
    gateway === 'phone'
      ? translate(state === 'delivered' ? 'notices.told_by_phone' : 'notices.wrong_number', { name: gatewayId })
      : (lastError ?? gatewayId),
  ];
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'baseline', minWidth: 0 }}>
      <StateSign state={state} because={recalledBecause} stopped={sameTextAt !== null} kept={kept} />
      <Typography
        component="span"
        variant="body2"
        color="textSecondary"
        title={exactWords(at)}
        sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}
      >
        {words.filter(Boolean).join(' · ')}
      </Typography>
      {/* What was sent once more is acted on where it is newest. */}
      {toldWithCode === null && resentAsId === null && (
        <>
          <RecallButton noticeId={id} state={state} gateway={gateway} actorId={actorId} roles={roles} />
          <RetryButton noticeId={id} state={state} roles={roles} />
          <ResendButton
            noticeId={id}
            state={state}
            because={recalledBecause}
            channel={notice.channel}
            kept={kept}
            roles={roles}
          />
        </>
      )}
    </Stack>
  );
};
