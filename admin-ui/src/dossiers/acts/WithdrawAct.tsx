import { WITHDRAWAL_CAUSES } from '@motcua/shared/dossiers';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { PaperLine, PaperList } from './PaperList';
import { papersHere } from './papers-here';
import { ReasonField } from './ReasonField';

interface Ending {
  readonly reason: string;
  /** Codes of the papers that are given back. */
  readonly returned: readonly string[];
  /** '' follows from the state. */
  readonly cause: string;
}

/** An end without a result: why, and which papers are given back. */
export const withdrawAct = (transition: 'withdraw' | 'return_unfinished') => {
  const WithdrawAct = (props: ActProps) => {
    const translate = useTranslate();
    const papers = papersHere(props.dossier.components);
    const draft = useDraft<Ending>(actDraftKey(props.dossier, transition), () => ({
      reason: '',
      returned: papers.map(({ code }) => code),
      cause: '',
    }));
    const { reason, returned, cause } = draft.value;
    const set = (part: Partial<Ending>): void => draft.change({ ...draft.value, ...part });
    const names = papers.filter(({ code }) => returned.includes(code)).map(({ name }) => name);
    const text = reason.trim();
    return (
      <ActDialog
        {...props}
        transition={transition}
        width="sm"
        draft={draft}
        fields={text === '' ? null : { reason: text, returned: names, ...(cause !== '' && { cause }) }}
      >
        <ReasonField value={reason} change={(next) => set({ reason: next })} required autoFocus />
        {transition === 'return_unfinished' && (
          <ChoiceField
            label={translate('act.cause')}
            value={cause}
            onChange={(next) => set({ cause: next })}
            choices={['', ...WITHDRAWAL_CAUSES].map((one) => ({
              value: one,
              label: translate(`act.withdrawal_causes.${one || 'usual'}`),
            }))}
          />
        )}
        {papers.length > 0 && (
          <PaperList label={translate('act.papers_returned')}>
            {papers.map((paper) => (
              <PaperLine
                key={paper.code}
                component={paper}
                checked={returned.includes(paper.code)}
                onChange={(back) =>
                  set({ returned: back ? [...returned, paper.code] : returned.filter((code) => code !== paper.code) })
                }
              />
            ))}
          </PaperList>
        )}
      </ActDialog>
    );
  };
  return WithdrawAct;
};
