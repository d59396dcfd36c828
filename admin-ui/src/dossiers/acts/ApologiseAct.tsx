import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { apologyIsLate, newDueAfter } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { serverNow } from '../../providers/http';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { useOfficeCalendar } from '../../time/use-office-calendar';
import { toneText } from '../../ui/tone';
import { DateTimeField } from '../../ui/DateTimeField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';

/** How many ends of working days are offered to choose from. */
const OFFERED = 4;

/** Why it will be late, and until when it will be done. What lies drafted stands there already. */
export const ApologiseAct = (props: ActProps) => {
  const translate = useTranslate();
  const now = useNow();
  const { dossier } = props;
  const { apologyDraft, apologyRules, dueAt } = dossier;
  const draft = useDraft(actDraftKey(dossier, 'apologise'), () => ({
    newDueAt: apologyDraft?.newDueAt ?? '',
    reason: apologyDraft?.reason ?? '',
  }));
  const { newDueAt, reason } = draft.value;
  const text = reason.trim();
  const late = dueAt !== null && apologyIsLate(now, new Date(dueAt), apologyRules.minLeadDays);
  return (
    <ActDialog
      {...props}
      transition="apologise"
      draft={draft}
      fields={newDueAt === '' || text === '' ? null : { newDueAt, reason: text }}
    >
      {late && (
        <Typography variant="body2" sx={toneText('red')}>
          {translate('act.apology_late', { smart_count: apologyRules.minLeadDays })}
        </Typography>
      )}
      <DateTimeField
        label={translate('act.new_due_at')}
        value={newDueAt}
        onChange={(next) => draft.change({ reason, newDueAt: next })}
        required
        autoFocus
      />
      <NextDays
        officeCode={dossier.handlingOfficeCode}
        after={dossier.duePromised ?? dueAt}
        pick={(next) => draft.change({ reason, newDueAt: next })}
      />
      <ReasonField value={reason} change={(next) => draft.change({ newDueAt, reason: next })} required />
      {apologyRules.maxExtensionDays > 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('act.apology_limit', { smart_count: apologyRules.maxExtensionDays })}
        </Typography>
      )}
    </ActDialog>
  );
};

interface NextDaysProps {
  readonly officeCode: string;
  /** The date promised before. */
  readonly after: string | null;
  readonly pick: (instant: string) => void;
}

/** The ends of the next working days, so that nobody has to look at a calendar. */
const NextDays = ({ officeCode, after, pick }: NextDaysProps) => {
  const translate = useTranslate();
  const now = useNow();
  const calendar = useOfficeCalendar(officeCode);
  if (!calendar || after === null) return null;
  const ends: Date[] = [];
  while (ends.length < OFFERED) ends.push(newDueAfter(ends.at(-1) ?? new Date(after), serverNow(), calendar));
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1 }}>
      {ends.map((end) => (
        <Button key={end.getTime()} size="small" variant="outlined" onClick={() => pick(end.toISOString())}>
          {whenWords(end, now, translate)}
        </Button>
      ))}
    </Stack>
  );
};
