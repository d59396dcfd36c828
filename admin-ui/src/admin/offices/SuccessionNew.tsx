import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { useWrite } from '../api/use-write';
import { FormDialog } from '../form/FormDialog';
import { NeededChoice } from '../form/NeededChoice';
import { SuccessionFields, type SuccessionValues } from './SuccessionFields';
import { officeChoices, useOffices } from './use-offices';

interface Props {
  readonly onClose: () => void;
  readonly predecessorCode?: string;
}

interface Values extends SuccessionValues {
  readonly predecessorCode: string;
  readonly successorCode: string;
}

/** Lets one office take over the dossiers of another from a day on. */
export const SuccessionNew = ({ onClose, predecessorCode = '' }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { rows: offices = [] } = useOffices();
  const { send, working, problem } = useWrite();
  const draft = useDraft<Values>('admin:succession:new', () => ({
    predecessorCode,
    successorCode: '',
    effectiveOn: '',
    decisionNumber: '',
  }));
  const values = draft.value;
  const set = (changes: Partial<Values>): void => draft.change({ ...values, ...changes });
  const choices = [{ value: '', label: translate('admin.succession.choose') }, ...officeChoices(offices)];
  const submit = async (): Promise<void> => {
    if ((await send('POST', 'successions', values)) === null) return;
    draft.done();
    notify('admin.succession.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={translate('admin.succession.ask')}
      effect={translate('admin.succession.effect')}
      submit={translate('admin.succession.add')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
    >
      <NeededChoice
        label={translate('admin.succession.predecessor')}
        value={values.predecessorCode}
        onChange={(code) => set({ predecessorCode: code })}
        choices={choices}
        path="predecessorCode"
        autoFocus
      />
      <NeededChoice
        label={translate('admin.succession.successor')}
        value={values.successorCode}
        onChange={(code) => set({ successorCode: code })}
        choices={choices.filter(({ value }) => value === '' || value !== values.predecessorCode)}
        path="successorCode"
      />
      <SuccessionFields values={values} set={set} />
    </FormDialog>
  );
};
