import Button from '@mui/material/Button';
import type { NoticeState } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { useNoticeAct } from './use-notice-act';

/** Has a message that waits for its next try tried now. */
export const RetryButton = ({ noticeId, state }: { noticeId: string; state: NoticeState }) => {
  const translate = useTranslate();
  const roles = useRoles();
  const { working, run } = useNoticeAct(noticeId, 'retry', 'notices.retried');
  if (state !== 'retry_waiting' || !roles.has('counter_officer')) return null;
  return (
    <Button size="small" loading={working} onClick={() => void run()}>
      {translate('notices.retry')}
    </Button>
  );
};
