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
}

/** How far a notice has come, in a word with its colour. */
export const StateSign = ({ state, because = null }: Props) => {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={[
        { px: 1, borderRadius: 3, fontSize: 12, lineHeight: '20px', whiteSpace: 'nowrap' },
        toneStyle(TONE[state] ?? 'neutral'),
      ]}
    >
      {/* Nobody took it back: it was never to be sent. */}
      {translate(because === 'not_wanted' ? 'notices.not_sent' : `notices.states.${state}`)}
    </Box>
  );
};
