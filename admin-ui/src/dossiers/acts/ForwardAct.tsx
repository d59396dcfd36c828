import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import { StaffField } from '../../ui/StaffField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { officeOfStep, stepsAfter } from './steps';

interface To {
  /** '' goes on as the process says. */
  readonly stepCode: string;
  readonly assigneeId: string;
}

const USUAL: To = { stepCode: '', assigneeId: '' };

/** On to the next step: Enter alone follows the process. */
export const ForwardAct = (props: ActProps) => {
  const translate = useTranslate();
  const { dossier } = props;
  const draft = useDraft<To>(actDraftKey(dossier, 'forward'), () => USUAL);
  const { stepCode, assigneeId } = draft.value;
  const ahead = stepsAfter(dossier);
  const step = ahead.find(({ code }) => code === stepCode) ?? ahead[0];
  return (
    <ActDialog
      {...props}
      transition="forward"
      draft={draft}
      fields={{ ...(stepCode !== '' && { stepCode }), ...(assigneeId !== '' && { assigneeId }) }}
    >
      {ahead.length > 1 && (
        <ChoiceField
          label={translate('act.step')}
          value={stepCode}
          // Whoever was chosen for one step need not have the role of another.
          onChange={(code) => draft.change({ stepCode: code, assigneeId: '' })}
          choices={[
            { value: '', label: translate('act.usual_step', { step: ahead[0]?.name }) },
            ...ahead.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          autoFocus
        />
      )}
      {step && (
        <StaffField
          label={translate('act.person')}
          value={assigneeId}
          onChange={(id) => draft.change({ stepCode, assigneeId: id })}
          role={step.role}
          officeCode={officeOfStep(dossier, step)}
          nobody={translate('act.usual_person')}
          autoFocus={ahead.length === 1}
        />
      )}
    </ActDialog>
  );
};
