import Button from '@mui/material/Button';
import type { NoticeState } from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { useNoticeAct } from './use-notice-act';

interface Props {
  readonly noticeId: string;
  readonly state: NoticeState;
  /** Of the reader, at the office whose notice it is. */
  readonly roles: ReadonlySet<StaffRole>;
}

/** Has a message that waits for its next try tried now. */
export const RetryButton = ({ noticeId, state, roles }: Props) => {
  const translate = useTranslate();
  const { working, run } = useNoticeAct(noticeId, 'retry', 'notices.retried');
  if (state !== 'retry_waiting' || !roles.has('counter_officer')) return null;
  return (
    <Button size="small" loading={working} onClick={() => void run()}>
      {translate('notices.retry')}
    </Button>
  );
};
