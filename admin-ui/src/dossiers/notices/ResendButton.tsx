import Button from '@mui/material/Button';
import { type NoticeState, TROUBLED_NOTICE_STATES } from '@motcua/shared/notices';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { callApi, newIdempotencyKey, problemOf } from '../../providers/http';

/** Has a message that did not get through sent once more. */
export const ResendButton = ({ noticeId, state }: { noticeId: string; state: NoticeState }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const roles = useRoles();
  const [key, setKey] = useState(newIdempotencyKey);
  const [working, setWorking] = useState(false);
  if (!TROUBLED_NOTICE_STATES.includes(state) || !roles.has('counter_officer')) return null;

  const resend = async (): Promise<void> => {
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

  return (
    <Button size="small" loading={working} onClick={() => void resend()}>
      {translate('notices.resend')}
    </Button>
  );
};
