import Button from '@mui/material/Button';
import type { NoticeState } from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { useSignedIn } from '../../providers/use-signed-in';
import { useNoticeAct } from './use-notice-act';

/** What has not left, stands in a queue, waits for another try, or will not leave by itself any more. */
const RECALLABLE: readonly NoticeState[] = ['planned', 'dispatched', 'retry_waiting', 'manual'];

interface Props {
  readonly noticeId: string;
  readonly state: NoticeState;
  /** The one that took it, or may have it of a try whose answer was lost. */
  readonly gateway: string | null;
  /** Who did the act that it tells. */
  readonly actorId: string | null;
  /** Of the reader, at the office whose notice it is. */
  readonly roles: ReadonlySet<StaffRole>;
}

/** Takes a message back before it leaves. */
export const RecallButton = ({ noticeId, state, gateway, actorId, roles }: Props) => {
  const translate = useTranslate();
  const { person } = useSignedIn();
  const { working, run } = useNoticeAct(noticeId, 'recall', 'notices.recall_done');
  const may = roles.has('counter_officer') || roles.has('leader') || (actorId !== null && actorId === person?.id);
  if (!RECALLABLE.includes(state) || gateway !== null || !may) return null;
  return (
    <Button size="small" color="inherit" loading={working} onClick={() => void run()}>
      {translate('notices.recall')}
    </Button>
  );
};
