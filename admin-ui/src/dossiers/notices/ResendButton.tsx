import Button from '@mui/material/Button';
import { type NoticeState, type NoticeWay, type RecallReason, TROUBLED_NOTICE_STATES } from '@motcua/shared/notices';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { useNoticeAct } from './use-notice-act';

interface ResendProps {
  readonly noticeId: string;
  readonly state: NoticeState;
  /** Why it was taken back, where it was. */
  readonly because: RecallReason | null;
  readonly channel: NoticeWay;
}

/**
 * Has a message sent once more that did not get through, of which the citizen says that nothing came, or that an officer took
 * back by mistake; where the citizen may have it already, it asks before.
 */
export const ResendButton = ({ noticeId, state, because, channel }: ResendProps) => {
  const translate = useTranslate();
  const roles = useRoles();
  const [asking, setAsking] = useState(false);
  const { working, run } = useNoticeAct(noticeId, 'resend', 'notices.resent');
  const ended =
    TROUBLED_NOTICE_STATES.includes(state) ||
    state === 'gateway_accepted' ||
    (state === 'recalled' && because === 'officer');
  if (channel === 'phone' || !ended || !roles.has('counter_officer')) return null;

  const resend = (): void => {
    setAsking(false);
    void run();
  };
  const mayHaveIt = state === 'gateway_accepted' || (state === 'unknown' && channel === 'sms');
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
