import Button from '@mui/material/Button';
import { type NoticeWay, type NoticeState, TROUBLED_NOTICE_STATES } from '@motcua/shared/notices';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { useNoticeAct } from './use-notice-act';

interface ResendProps {
  readonly noticeId: string;
  readonly state: NoticeState;
  readonly channel: NoticeWay;
}

/** Has a message that did not get through sent once more; where the citizen may have it already, it asks before. */
export const ResendButton = ({ noticeId, state, channel }: ResendProps) => {
  const translate = useTranslate();
  const roles = useRoles();
  const [asking, setAsking] = useState(false);
  const { working, run } = useNoticeAct(noticeId, 'resend', 'notices.resent');
  if (channel === 'phone' || !TROUBLED_NOTICE_STATES.includes(state) || !roles.has('counter_officer')) return null;

  const resend = (): void => {
    setAsking(false);
    void run();
  };
  const mayHaveIt = state === 'unknown' && channel === 'sms';
  return (
    <>
      <Button size="small" loading={working} onClick={() => (mayHaveIt ? setAsking(true) : resend())}>
        {translate('notices.resend')}
      </Button>
      <Confirm
        isOpen={asking}
        title="notices.ask_resend"
        content="notices.may_have_it"
        confirm="notices.resend"
        onConfirm={resend}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
