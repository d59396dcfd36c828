import Button from '@mui/material/Button';
import type { NoticeState } from '@motcua/shared/notices';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { callApi, newIdempotencyKey, problemOf } from '../../providers/http';

/** What has come to a bad or unclear end; everything else is still on its way by itself. */
const FAILED: readonly NoticeState[] = ['failed', 'unknown', 'undelivered', 'expired', 'manual'];

/** Has a message that did not get through sent once more. */
export const ResendButton = ({ noticeId, state }: { noticeId: string; state: NoticeState }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const roles = useRoles();
  const [key, setKey] = useState(newIdempotencyKey);
  const [working, setWorking] = useState(false);
  if (!FAILED.includes(state) || !roles.has('counter_officer')) return null;

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
