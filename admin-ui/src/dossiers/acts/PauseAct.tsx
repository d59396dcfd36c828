import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { DateField } from '../../ui/DateField';
import { RadioField } from '../../ui/RadioField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ActField } from './ActField';

type Cause = 'other_agency' | 'force_majeure';

/** The clock stands still for a lawful cause, until the day on which somebody looks at it again. */
export const PauseAct = (props: ActProps) => {
  const translate = useTranslate();
  const causes: readonly Cause[] = props.dossier.procedure.otherAgencyPause
    ? ['other_agency', 'force_majeure']
    : ['force_majeure'];
  const draft = useDraft(actDraftKey(props.dossier, 'pause'), () => ({
    cause: causes[0] ?? 'force_majeure',
    document: '',
    reviewOn: '',
  }));
  const { cause, reviewOn } = draft.value;
  const set = (part: Partial<typeof draft.value>): void => draft.change({ ...draft.value, ...part });
  const document = draft.value.document.trim();
  return (
    <ActDialog
      {...props}
      transition="pause"
      draft={draft}
      fields={document === '' || reviewOn === '' ? null : { cause, document, reviewOn }}
    >
      <RadioField
        label={translate('act.cause')}
        value={cause}
        onChange={(next) => set({ cause: next as Cause })}
        choices={causes.map((value) => ({ value, label: translate(`act.causes.${value}`) }))}
      />
      <ActField
        label={translate('act.document')}
        value={draft.value.document}
        onChange={(text) => set({ document: text })}
        hint={translate('act.document_hint')}
        path="document"
        required
        autoFocus
      />
      <DateField
        label={translate('act.review_on')}
        value={reviewOn}
        onChange={(day) => set({ reviewOn: day })}
        required
      />
    </ActDialog>
  );
};
