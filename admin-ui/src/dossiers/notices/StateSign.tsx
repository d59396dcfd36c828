import Box from '@mui/material/Box';
import type { NoticeState } from '@motcua/shared/notices';
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

/** How far a notice has come, in a word with its colour. */
export const StateSign = ({ state }: { state: NoticeState }) => {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={[
        { px: 1, borderRadius: 3, fontSize: 12, lineHeight: '20px', whiteSpace: 'nowrap' },
        toneStyle(TONE[state] ?? 'neutral'),
      ]}
    >
      {translate(`notices.states.${state}`)}
    </Box>
  );
};
