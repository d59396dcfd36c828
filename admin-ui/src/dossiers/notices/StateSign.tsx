import Box from '@mui/material/Box';
import type { NoticeState, RecallReason } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { type Tone, toneStyle } from '../../ui/tone';

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

interface Props {
  readonly state: NoticeState;
  readonly because?: RecallReason | null;
  /** It would have come twice: an officer decides. */
  readonly stopped?: boolean;
  /** Nothing sent it: no gateway is set up. */
  readonly kept?: boolean;
}

/** How far a notice has come, in a word with its colour. */
export const StateSign = ({ state, because = null, stopped = false, kept = false }: Props) => {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={[
        { px: 1, borderRadius: 3, fontSize: 12, lineHeight: '20px', whiteSpace: 'nowrap' },
        toneStyle((!kept && TONE[state]) || 'neutral'),
      ]}
    >
      {translate(wordOf({ state, because, stopped, kept }))}
    </Box>
  );
};

/** Who never wanted it had nothing taken back, and nobody has to call about what was stopped. */
function wordOf({ state, because, stopped, kept }: Props): string {
  if (kept === true) return 'notices.kept_here';
  if (because === 'not_wanted') return 'notices.not_sent';
  return stopped === true && state === 'manual' ? 'notices.stopped' : `notices.states.${state}`;
}
