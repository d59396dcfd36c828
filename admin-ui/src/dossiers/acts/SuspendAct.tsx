import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ActField } from './ActField';
import { ReasonField } from './ReasonField';

/** Work and clock stop, by a leader's decision. */
export const SuspendAct = (props: ActProps) => {
  const translate = useTranslate();
  const draft = useDraft(actDraftKey(props.dossier, 'suspend'), () => ({ reason: '', document: '' }));
  const [reason, document] = [draft.value.reason.trim(), draft.value.document.trim()];
  return (
    <ActDialog
      {...props}
      transition="suspend"
      draft={draft}
      fields={reason === '' ? null : { reason, ...(document !== '' && { document }) }}
    >
      <ReasonField
        value={draft.value.reason}
        change={(text) => draft.change({ ...draft.value, reason: text })}
        required
        autoFocus
      />
      <ActField
        label={translate('act.document_optional')}
        value={draft.value.document}
        onChange={(text) => draft.change({ ...draft.value, document: text })}
        hint={translate('act.document_hint')}
        path="document"
      />
    </ActDialog>
  );
};
