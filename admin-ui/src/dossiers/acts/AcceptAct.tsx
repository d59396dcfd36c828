import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { WholeField } from '../../ui/WholeField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { changedChecks, type Check, checksOf } from './component-checks';
import { MorePapers, useUsualPapers } from './ConditionalPapers';
import { PaperLine, PaperList } from './PaperList';

/** Takes the dossier in: what of its papers is there, and whether it is good. */
export const AcceptAct = (props: ActProps) => {
  const translate = useTranslate();
  const { components } = props.dossier;
  const checks = useDraft(actDraftKey(props.dossier, 'accept'), () => checksOf(components));
  const { shown, hidden, showAll } = useUsualPapers(components, ({ code }) => checks.value[code]?.present === true);
  const changed = changedChecks(components, checks.value);
  const first = components.find(({ present, required }) => !present && required === 'always') ?? components[0];
  return (
    <ActDialog
      {...props}
      transition="accept"
      width="sm"
      draft={checks}
      fields={changed.length > 0 ? { components: changed } : {}}
    >
      {components.length > 0 && (
        <PaperList label={translate('act.papers_here')}>
          {shown.map((component) => {
            const { code } = component;
            const check = checks.value[code] ?? { present: false, valid: false, copies: 1 };
            const set = (part: Partial<Check>): void =>
              checks.change({ ...checks.value, [code]: { ...check, ...part } });
            return (
              <PaperLine
                key={code}
                component={component}
                checked={check.present}
                onChange={(present) => set({ present, valid: present })}
                autoFocus={component === first}
                aside={
                  <>
                    <FormControlLabel
                      sx={{ mr: 0 }}
                      slotProps={{ typography: { variant: 'body2' } }}
                      label={translate('act.valid')}
                      control={<Checkbox size="small" checked={check.valid} onChange={(_, valid) => set({ valid })} />}
                    />
                    <WholeField
                      label={translate('act.copies')}
                      value={check.copies}
                      max={99}
                      onChange={(copies) => set({ copies })}
                    />
                  </>
                }
              />
            );
          })}
          <MorePapers hidden={hidden} onShow={showAll} />
        </PaperList>
      )}
    </ActDialog>
  );
};
