import Button from '@mui/material/Button';
import { type NoticeWay, type NoticeState, TROUBLED_NOTICE_STATES } from '@motcua/shared/notices';
import { useState } from 'react';
import { Confirm, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { callApi, newIdempotencyKey, problemOf } from '../../providers/http';

interface ResendProps {
  readonly noticeId: string;
  readonly state: NoticeState;
  readonly channel: NoticeWay;
}

/** Has a message that did not get through sent once more; where the citizen may have it already, it asks before. */
export const ResendButton = ({ noticeId, state, channel }: ResendProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const roles = useRoles();
  const [key, setKey] = useState(newIdempotencyKey);
  const [working, setWorking] = useState(false);
  const [asking, setAsking] = useState(false);
  if (channel === 'phone' || !TROUBLED_NOTICE_STATES.includes(state) || !roles.has('counter_officer')) return null;

  const resend = async (): Promise<void> => {
    setAsking(false);
    setWorking(true);
    try {
      await callApi(`/notices/${noticeId}/resend`, { method: 'POST', body: {}, idempotencyKey: key });
      setKey(newIdempotencyKey());
      notify('notices.resent', { type: 'success' });
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
    setWorking(false);
    refresh();
  };

  const mayHaveIt = state === 'unknown' && channel === 'sms';
  return (
    <>
      <Button size="small" loading={working} onClick={() => (mayHaveIt ? setAsking(true) : void resend())}>
        {translate('notices.resend')}
      </Button>
      <Confirm
        isOpen={asking}
        title="notices.ask_resend"
        content="notices.may_have_it"
        confirm="notices.resend"
        onConfirm={() => void resend()}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
