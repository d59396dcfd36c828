import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { StaffRecord } from '../admin.types';
import { useWrite } from '../api/use-write';
import { FormDialog } from '../form/FormDialog';
import { PasswordFields } from './PasswordFields';

interface Props {
  readonly staff: StaffRecord;
  readonly onClose: () => void;
  readonly onShowNew: () => void;
}

/** A new password for somebody who has lost theirs; it signs them out everywhere. */
export const PasswordDialog = ({ staff, onClose, onShowNew }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [password, setPassword] = useState('');
  const { send, working, problem, forget } = useWrite();
  const submit = async (): Promise<void> => {
    const body = { version: staff.version, password };
    if ((await send('PATCH', `staff/${staff.id}`, body)) === null) return;
    notify('admin.password.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={translate('admin.password.ask', { name: staff.fullName })}
      effect={translate('admin.password.effect')}
      submit={translate('admin.password.set')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      width="md"
      onShowNew={() => {
        forget();
        onShowNew();
      }}
    >
      <PasswordFields
        label={translate('account.new')}
        value={password}
        onChange={setPassword}
        owner={staff}
        autoFocus
      />
    </FormDialog>
  );
};
