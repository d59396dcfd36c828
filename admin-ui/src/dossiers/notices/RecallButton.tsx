import Button from '@mui/material/Button';
import type { NoticeState } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { useNoticeAct } from './use-notice-act';

/** What has not left, or will not leave by itself any more. */
const RECALLABLE: readonly NoticeState[] = ['planned', 'manual'];

/** Takes a message back before it leaves. */
export const RecallButton = ({ noticeId, state }: { noticeId: string; state: NoticeState }) => {
  const translate = useTranslate();
  const roles = useRoles();
  const { working, run } = useNoticeAct(noticeId, 'recall', 'notices.recall_done');
  if (!RECALLABLE.includes(state) || !(roles.has('counter_officer') || roles.has('leader'))) return null;
  return (
    <Button size="small" color="inherit" loading={working} onClick={() => void run()}>
      {translate('notices.recall')}
    </Button>
  );
};
