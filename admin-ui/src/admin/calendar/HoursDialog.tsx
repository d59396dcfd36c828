import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { DUE_TIMES, type DueTime } from '@motcua/shared/calendar';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import type { OfficeHours } from '../admin.types';
import { useWrite } from '../api/use-write';
import { DayField } from '../form/DayField';
import { FormDialog } from '../form/FormDialog';
import { LineField } from '../form/LineField';
import { ConsequenceList } from './ConsequenceList';
import { formOfHours, hoursBody, type HoursForm, readSessions, readTime, type Weekday, WEEKDAYS } from './hours-form';

interface Props {
  /** '' is the whole country. */
  readonly officeCode: string;
  /** What counts now; the new hours begin with it. */
  readonly now: OfficeHours;
  readonly onClose: () => void;
}

/** Sets the hours by which limits count from a day on, and those at which the counter is open. */
export const HoursDialog = ({ officeCode, now, onClose }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem } = useWrite();
  const draft = useDraft<HoursForm>(`admin:hours:${officeCode}`, () => formOfHours(now));
  const form = draft.value;
  const set = (changes: Partial<HoursForm>): void => draft.change({ ...form, ...changes });
  const body = hoursBody(officeCode, form);
  const submit = async (): Promise<void> => {
    if (body === null || (await send('POST', 'calendars/hours', body)) === null) return;
    draft.done();
    notify('admin.calendar.edit.done', { type: 'success' });
    onClose();
  };
  const line = (week: 'week' | 'openingWeek', day: Weekday, label: string) => (
    <LineField
      label={label}
      value={form[week][day]}
      onChange={(text) => set({ [week]: { ...form[week], [day]: text } })}
      check={(text) => (readSessions(text) === null ? translate('admin.calendar.wrong_sessions') : undefined)}
      maxLength={80}
    />
  );
  return (
    <FormDialog
      title={translate('admin.calendar.set_hours')}
      effect={translate('admin.calendar.hours_how')}
      submit={translate('admin.form.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
      width="md"
    >
      <DayField
        label={translate('admin.calendar.hours_from')}
        value={form.validFrom}
        onChange={(validFrom) => set({ validFrom })}
        path="validFrom"
        required
        autoFocus
      />
      <FormControlLabel
        control={<Checkbox checked={form.opensElse} onChange={(event) => set({ opensElse: event.target.checked })} />}
        label={translate('admin.calendar.opens_else')}
      />
      <ConsequenceList change={body && { createHours: body }} />
      <Box
        sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: form.opensElse ? '1fr 1fr' : '1fr' }}
      >
        <Typography sx={{ fontWeight: 500 }}>{translate('admin.calendar.hours')}</Typography>
        {form.opensElse && <Typography sx={{ fontWeight: 500 }}>{translate('admin.calendar.opening')}</Typography>}
        {WEEKDAYS.map((day) => {
          const name = translate(`weekdays.${day}`);
          return (
            <Box key={day} sx={{ display: 'contents' }}>
              {line('week', day, name)}
              {form.opensElse && line('openingWeek', day, translate('admin.calendar.opening_on', { day: name }))}
            </Box>
          );
        })}
      </Box>
      <LineField
        label={translate('admin.calendar.cut_off')}
        value={form.cutOff}
        onChange={(cutOff) => set({ cutOff })}
        path="cutOffMinute"
        check={(text) => (readTime(text) === null ? translate('admin.calendar.wrong_time') : undefined)}
        maxLength={8}
        required
      />
      <ChoiceField
        label={translate('admin.calendar.due_time')}
        value={form.dueTime}
        onChange={(dueTime) => set({ dueTime: dueTime as DueTime })}
        choices={DUE_TIMES.map((time) => ({ value: time, label: translate(`admin.calendar.due_times.${time}`) }))}
      />
    </FormDialog>
  );
};
