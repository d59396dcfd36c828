import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { WholeField } from '../../ui/WholeField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { PaperLine, PaperList } from './PaperList';
import { without } from './supplement';

/** Copies of each paper that arrived. */
type Arrived = Readonly<Record<string, number>>;

/** What the citizen has brought of what was asked for; all of it, and the clock goes on. */
export const ReceiveSupplementAct = (props: ActProps) => {
  const translate = useTranslate();
  const asked = props.dossier.components.filter(({ defect }) => defect !== null);
  const draft = useDraft<Arrived>(actDraftKey(props.dossier, 'receive_supplement'), () => ({}));
  const arrived = draft.value;
  const missing = asked.filter(({ code }) => arrived[code] === undefined);
  const components = asked.flatMap(({ code }) => {
    const copies = arrived[code];
    return copies === undefined ? [] : [{ code, present: true, copies }];
  });
  return (
    <ActDialog
      {...props}
      transition="receive_supplement"
      width="sm"
      draft={draft}
      fields={components.length > 0 ? { components } : null}
    >
      <PaperList label={translate('act.papers_arrived')}>
        {asked.map((component, index) => {
          const { code, bring, name } = component;
          return (
            <PaperLine
              key={code}
              component={
                bring === null
                  ? component
                  : { ...component, name: `${name}. ${translate('dossier.bring', { what: bring })}` }
              }
              checked={arrived[code] !== undefined}
              autoFocus={index === 0}
              onChange={(here) =>
                draft.change(here ? { ...arrived, [code]: component.copies || 1 } : without(arrived, code))
              }
              aside={
                <WholeField
                  label={translate('act.copies')}
                  value={arrived[code] ?? 1}
                  max={99}
                  onChange={(copies) => draft.change({ ...arrived, [code]: copies })}
                />
              }
            />
          );
        })}
      </PaperList>
      <Typography variant="body2" aria-live="polite">
        {missing.length === 0
          ? translate('act.supplement_complete')
          : translate('act.supplement_wanting', { names: missing.map(({ name }) => name).join('; ') })}
      </Typography>
    </ActDialog>
  );
};
