import Stack from '@mui/material/Stack';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import type { StaffRecord } from '../admin.types';
import { useWrite } from '../api/use-write';
import { DayField, usePeriodProblem } from '../form/DayField';
import { FormDialog } from '../form/FormDialog';
import { LineField } from '../form/LineField';

/** Enters days a person is away. */
export const LeaveDialog = ({ staff, onClose }: { staff: StaffRecord; onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem } = useWrite();
  const draft = useDraft(`admin:leave:${staff.id}`, () => ({ fromOn: '', toOn: '', reason: '' }));
  const { fromOn, toOn, reason } = draft.value;
  const set = (changes: Partial<typeof draft.value>): void => draft.change({ ...draft.value, ...changes });
  const wrongPeriod = usePeriodProblem(fromOn, toOn);
  const submit = async (): Promise<void> => {
    const body = { staffId: staff.id, fromOn, toOn, ...(reason.trim() !== '' && { reason }) };
    if ((await send('POST', 'leaves', body)) === null) return;
    draft.done();
    notify('admin.leave.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={translate('admin.leave.ask', { name: staff.fullName })}
      effect={translate('admin.leave.effect')}
      submit={translate('admin.leave.add')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
    >
      <Stack direction="row" spacing={2}>
        <DayField
          label={translate('admin.from_day')}
          value={fromOn}
          onChange={(next) => set({ fromOn: next })}
          path="fromOn"
          required
          autoFocus
        />
        <DayField
          label={translate('admin.to_day')}
          value={toOn}
          onChange={(next) => set({ toOn: next })}
          path="toOn"
          required
          wrong={wrongPeriod}
        />
      </Stack>
      <LineField
        label={translate('admin.leave.reason_optional')}
        value={reason}
        onChange={(next) => set({ reason: next })}
        path="reason"
      />
    </FormDialog>
  );
};
