import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';
import { stepsBefore } from './steps';

/** Back to an earlier step and whoever held it last. */
export const SendBackAct = (props: ActProps) => {
  const translate = useTranslate();
  const draft = useDraft(actDraftKey(props.dossier, 'send_back'), () => ({ reason: '', stepCode: '' }));
  const { reason, stepCode } = draft.value;
  const behind = stepsBefore(props.dossier);
  const text = reason.trim();
  return (
    <ActDialog
      {...props}
      transition="send_back"
      draft={draft}
      fields={text === '' ? null : { reason: text, ...(stepCode !== '' && { stepCode }) }}
    >
      <ReasonField value={reason} change={(next) => draft.change({ stepCode, reason: next })} required autoFocus />
      {behind.length > 1 && (
        <ChoiceField
          label={translate('act.step')}
          value={stepCode}
          onChange={(code) => draft.change({ reason, stepCode: code })}
          choices={behind.map(({ code, name }, index) => ({ value: index === 0 ? '' : code, label: name }))}
        />
      )}
    </ActDialog>
  );
};
