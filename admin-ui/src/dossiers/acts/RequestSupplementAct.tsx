import { addWorkingDays, localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { useOfficeCalendar } from '../../time/use-office-calendar';
import { serverNow } from '../../providers/http';
import { DateField } from '../../ui/DateField';
import type { Dossier } from '../dossier.types';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { MorePapers, useUsualPapers } from './ConditionalPapers';
import { DefectFields } from './DefectFields';
import { PaperLine, PaperList } from './PaperList';
import { ReasonField } from './ReasonField';
import { defectFields, type Defects, firstDefect, without } from './supplement';

/** How long a citizen is usually given; the officer may say otherwise. */
const USUAL_WORKING_DAYS = 10;

interface Asked {
  readonly defects: Defects;
  /** Null as long as nobody has touched the suggestion. */
  readonly until: string | null;
  readonly reason: string;
}

/** Says once and in writing, paper by paper, what is wrong and what to bring. */
export const RequestSupplementAct = (props: ActProps) => {
  const translate = useTranslate();
  const { dossier } = props;
  const draft = useDraft<Asked>(actDraftKey(dossier, 'request_supplement'), () => ({
    defects: missingPapers(dossier),
    until: null,
    reason: '',
  }));
  const { defects, reason } = draft.value;
  const usual = useUsualDay(dossier);
  const until = draft.value.until ?? usual;
  const set = (part: Partial<Asked>): void => draft.change({ ...draft.value, ...part });
  const { shown, hidden, showAll } = useUsualPapers(dossier.components, ({ code }) => defects[code] !== undefined);
  const again = dossier.events.some(({ transition }) => transition === 'request_supplement');

  const components = defectFields(dossier.components, defects);
  const complete = components !== null && (!again || reason.trim() !== '');
  const fields = complete
    ? { components, ...(until !== '' && { until }), ...(reason.trim() !== '' && { reason: reason.trim() }) }
    : null;
  return (
    <ActDialog {...props} transition="request_supplement" width="sm" draft={draft} fields={fields}>
      <PaperList label={translate('act.papers_wanting')}>
        {shown.map((component, index) => {
          const { code } = component;
          const defect = defects[code];
          return (
            <PaperLine
              key={code}
              component={component}
              checked={defect !== undefined}
              autoFocus={index === 0}
              onChange={(wanting) =>
                set({ defects: wanting ? { ...defects, [code]: firstDefect(component) } : without(defects, code) })
              }
            >
              {defect && (
                <DefectFields
                  component={component}
                  defect={defect}
                  onChange={(next) => set({ defects: { ...defects, [code]: next } })}
                />
              )}
            </PaperLine>
          );
        })}
        <MorePapers hidden={hidden} onShow={showAll} />
      </PaperList>
      <DateField label={translate('act.until')} value={until} onChange={(day) => set({ until: day })} />
      {again && <ReasonField value={reason} change={(text) => set({ reason: text })} required />}
    </ActDialog>
  );
};

/** Required papers that are not there are asked for without a word. */
const missingPapers = ({ components }: Dossier): Defects =>
  Object.fromEntries(
    components
      .filter(({ present, required }) => !present && required === 'always')
      .map((component) => [component.code, firstDefect(component)]),
  );

function useUsualDay({ handlingOfficeCode }: Dossier): string {
  const calendar = useOfficeCalendar(handlingOfficeCode);
  return calendar ? addWorkingDays(localDateOf(serverNow()), USUAL_WORKING_DAYS, calendar) : '';
}
