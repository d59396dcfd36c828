import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';

/** Another case of the same procedure: the due time is counted anew. */
export const ChangeCaseAct = (props: ActProps) => {
  const translate = useTranslate();
  const { dossier } = props;
  const others = dossier.procedure.cases.filter(({ code }) => code !== dossier.caseCode);
  const draft = useDraft(actDraftKey(dossier, 'change_case'), () => ({ caseCode: others[0]?.code ?? '', reason: '' }));
  const { caseCode, reason } = draft.value;
  const text = reason.trim();
  return (
    <ActDialog
      {...props}
      transition="change_case"
      draft={draft}
      fields={caseCode === '' || text === '' ? null : { caseCode, reason: text }}
    >
      <ChoiceField
        label={translate('act.case')}
        value={caseCode}
        onChange={(code) => draft.change({ reason, caseCode: code })}
        choices={
          others.length > 0
            ? others.map(({ code, name }) => ({ value: code, label: name }))
            : [{ value: '', label: translate('act.no_case') }]
        }
        required
        autoFocus
      />
      <ReasonField value={reason} change={(next) => draft.change({ caseCode, reason: next })} required />
    </ActDialog>
  );
};
