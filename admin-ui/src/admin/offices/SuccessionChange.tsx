import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { Succession } from '../admin.types';
import { useWrite } from '../api/use-write';
import { changesOf } from '../form/changes';
import { FormDialog } from '../form/FormDialog';
import { SuccessionFields } from './SuccessionFields';

interface Props {
  readonly succession: Succession;
  readonly onClose: () => void;
  readonly onShowNew: () => void;
}

/** Corrects the day or the decision; which offices it joins stays. */
export const SuccessionChange = ({ succession, onClose, onShowNew }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const { effectiveOn, decisionNumber, version } = succession;
  const [values, setValues] = useState({ effectiveOn, decisionNumber });
  const submit = async (): Promise<void> => {
    const changes = changesOf(values, { effectiveOn, decisionNumber });
    if (Object.keys(changes).length > 0) {
      if ((await send('PATCH', `successions/${succession.id}`, { version, ...changes })) === null) return;
      notify('admin.form.saved', { type: 'success' });
    }
    onClose();
  };
  return (
    <FormDialog
      title={translate('admin.succession.ask_correct')}
      submit={translate('admin.form.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      onShowNew={() => {
        forget();
        onShowNew();
        onClose();
      }}
    >
      <SuccessionFields values={values} set={(changes) => setValues({ ...values, ...changes })} />
    </FormDialog>
  );
};
