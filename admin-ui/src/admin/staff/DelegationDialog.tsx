import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import type { StaffRecord } from '../admin.types';
import { useWrite } from '../api/use-write';
import { FormDialog } from '../form/FormDialog';
import { DelegationFields } from './DelegationFields';
import { delegationBody, newDelegation } from './delegation-form';

/** Gives a role of this person to another for a time. */
export const DelegationDialog = ({ staff, onClose }: { staff: StaffRecord; onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem } = useWrite();
  const draft = useDraft(`admin:delegation:${staff.id}`, () => newDelegation(staff.roles));
  const submit = async (): Promise<void> => {
    const body = delegationBody(staff.id, staff.roles, draft.value);
    if (!body || (await send('POST', 'delegations', body)) === null) return;
    draft.done();
    notify('admin.delegation.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={translate('admin.delegation.ask', { name: staff.fullName })}
      effect={translate('admin.delegation.effect', { name: staff.fullName })}
      submit={translate('admin.delegation.give')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
    >
      <DelegationFields
        staff={staff}
        values={draft.value}
        set={(changes) => draft.change({ ...draft.value, ...changes })}
      />
    </FormDialog>
  );
};
