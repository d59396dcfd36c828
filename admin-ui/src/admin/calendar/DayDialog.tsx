import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { DAY_CAUSES, type DayCause, formatDateVi } from '@motcua/shared/calendar';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import type { CalendarDay } from '../admin.types';
import { useWrite } from '../api/use-write';
import { DayField } from '../form/DayField';
import { FormDialog } from '../form/FormDialog';
import { LineField } from '../form/LineField';
import { ConsequenceList } from './ConsequenceList';
import { changedDayBody, type DayForm, emptyDay, formOfDay, newDayBody } from './day-form';

interface Props {
  /** '' is the whole country. */
  readonly officeCode: string;
  /** The row to change, or the date of a new one, '' where it is still to be chosen. */
  readonly day: CalendarDay | string;
  readonly onClose: () => void;
  /** Somebody was quicker: shows what it is now. */
  readonly onShowNew: () => void;
}

const isWhole = ({ date, name, cause, decision, decidedOn }: DayForm): boolean =>
  date !== '' && name.trim() !== '' && (cause !== 'closure' || (decision.trim() !== '' && decidedOn !== ''));

/** Makes a day unlike its weekday, or changes what makes it so. */
export const DayDialog = ({ officeCode, day, onClose, onShowNew }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const known = typeof day === 'string' ? null : day;
  const draft = useDraft<DayForm>(`admin:day:${officeCode}:${known?.id ?? 'new'}`, () =>
    known ? formOfDay(known) : emptyDay(typeof day === 'string' ? day : ''),
  );
  const form = draft.value;
  const set = (changes: Partial<DayForm>): void => draft.change({ ...form, ...changes });
  const body = known ? changedDayBody(known.version, form) : newDayBody(officeCode, form);
  const change = known ? { changeDay: { id: known.id, ...body } } : { createDay: body };
  const submit = async (): Promise<void> => {
    const [method, path] = known ? (['PATCH', `calendars/${known.id}`] as const) : (['POST', 'calendars'] as const);
    if ((await send(method, path, body)) === null) return;
    draft.done();
    notify('admin.calendar.edit.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={translate(known ? 'admin.calendar.edit.change' : 'admin.calendar.edit.add')}
      submit={translate('admin.form.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
      onShowNew={() => {
        forget();
        onShowNew();
      }}
    >
      {known ? (
        <Typography sx={{ fontWeight: 500 }}>{formatDateVi(known.date)}</Typography>
      ) : (
        <Box sx={{ pt: 0.75 }}>
          <DayField
            label={translate('admin.calendar.date')}
            value={form.date}
            onChange={(date) => set({ date })}
            path="date"
            required
            autoFocus={form.date === ''}
          />
        </Box>
      )}
      <ChoiceField
        label={translate('admin.calendar.edit.cause')}
        value={form.cause}
        onChange={(cause) => set({ cause: cause as DayCause })}
        choices={DAY_CAUSES.map((cause) => ({ value: cause, label: translate(`admin.calendar.causes.${cause}`) }))}
      />
      <LineField
        label={translate('admin.calendar.name')}
        value={form.name}
        onChange={(name) => set({ name })}
        path="name"
        maxLength={100}
        required
        autoFocus={form.date !== ''}
      />
      <Stack direction="row" spacing={2}>
        <LineField
          label={translate('admin.decision')}
          value={form.decision}
          onChange={(decision) => set({ decision })}
          path="decision"
          maxLength={100}
          required={form.cause === 'closure'}
        />
        <DayField
          label={translate('admin.calendar.edit.decided_on')}
          value={form.decidedOn}
          onChange={(decidedOn) => set({ decidedOn })}
          path="decidedOn"
          required={form.cause === 'closure'}
        />
      </Stack>
      <FormControlLabel
        control={
          <Checkbox checked={form.provisional} onChange={(event) => set({ provisional: event.target.checked })} />
        }
        label={translate('admin.calendar.edit.provisional')}
      />
      <ConsequenceList change={isWhole(form) ? change : null} />
    </FormDialog>
  );
};
