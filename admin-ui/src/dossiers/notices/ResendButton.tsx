import Button from '@mui/material/Button';
import { type NoticeState, type NoticeWay, type RecallReason, TROUBLED_NOTICE_STATES } from '@motcua/shared/notices';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import type { StaffRole } from '@motcua/shared/staff';
import { useNoticeAct } from './use-notice-act';

interface ResendProps {
  readonly noticeId: string;
  readonly state: NoticeState;
  /** Why it was taken back, where it was. */
  readonly because: RecallReason | null;
  readonly channel: NoticeWay;
  /** Nothing sent it: no gateway was set up. */
  readonly kept?: boolean;
  /** Of the reader, at the office whose notice it is. */
  readonly roles: ReadonlySet<StaffRole>;
}

/**
 * Has a message sent once more that did not get through, of which the citizen says that nothing came, or that an officer took
 * back by mistake; where the citizen may have it already, it asks before. What is told by phone comes back to the call list.
 */
export const ResendButton = ({ noticeId, state, because, channel, kept = false, roles }: ResendProps) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const byPhone = channel === 'phone';
  const { working, run } = useNoticeAct(noticeId, 'resend', byPhone ? 'notices.on_list_again' : 'notices.resent');
  const told = state === 'delivered';
  const ended = told || (!byPhone && (TROUBLED_NOTICE_STATES.includes(state) || state === 'gateway_accepted'));
  const takenBack = state === 'recalled' && because === 'officer';
  if ((!ended && !takenBack) || !roles.has('counter_officer')) return null;

  const resend = (): void => {
    setAsking(false);
    void run();
  };
  const mayHaveIt = told || (state === 'gateway_accepted' && !kept) || (state === 'unknown' && channel === 'sms');
  const words = byPhone ? 'notices.call_again' : 'notices.resend';
  return (
    <>
      <Button size="small" loading={working} onClick={() => (mayHaveIt ? setAsking(true) : resend())}>
        {translate(words)}
      </Button>
      <Confirm
        isOpen={asking}
        title={byPhone ? 'notices.ask_call' : 'notices.ask_resend'}
        content={told ? 'notices.has_it' : 'notices.may_have_it'}
        confirm={words}
        onConfirm={resend}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
