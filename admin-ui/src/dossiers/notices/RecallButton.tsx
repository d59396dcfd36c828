import Button from '@mui/material/Button';
import type { NoticeState } from '@motcua/shared/notices';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { callApi, newIdempotencyKey, problemOf } from '../../providers/http';
import { useRoles } from '../../providers/use-roles';

/** What has not left, or will not leave by itself any more. */
const RECALLABLE: readonly NoticeState[] = ['planned', 'manual'];

/** Takes a message back before it leaves. */
export const RecallButton = ({ noticeId, state }: { noticeId: string; state: NoticeState }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const roles = useRoles();
  const [key] = useState(newIdempotencyKey);
  const [working, setWorking] = useState(false);
  if (!RECALLABLE.includes(state) || !(roles.has('counter_officer') || roles.has('leader'))) return null;

  const recall = async (): Promise<void> => {
    setWorking(true);
    try {
      await callApi(`/notices/${noticeId}/recall`, { method: 'POST', body: {}, idempotencyKey: key });
      notify('notices.recall_done', { type: 'success' });
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
    setWorking(false);
    refresh();
  };

  return (
    <Button size="small" color="inherit" loading={working} onClick={() => void recall()}>
      {translate('notices.recall')}
    </Button>
  );
};
