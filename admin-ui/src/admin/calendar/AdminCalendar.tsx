import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import { ChoiceField } from '../../ui/ChoiceField';
import type { CalendarDay } from '../admin.types';
import { useList } from '../api/use-read';
import { officeChoices, useOffices } from '../offices/use-offices';
import { Confirm } from '../parts/Confirm';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../parts/Waiting';
import { ConsequenceList } from './ConsequenceList';
import { DayDialog } from './DayDialog';
import { DayTable } from './DayTable';
import { HoursSection } from './HoursSection';
import { Legend } from './DayMark';
import { YearGrid } from './YearGrid';

/** The API knows these years. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];

/** Days off, make-up days and counting hours of an office or of the whole country. */
export const AdminCalendar = () => {
  const translate = useTranslate();
  const today = localDateOf(useNow());
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const [chosen, setChosen] = useState<string | null>(null);
  /** A row to change, the date of a new one, or '' for one whose date is still to be typed. */
  const [editing, setEditing] = useState<CalendarDay | string | null>(null);
  const [removing, setRemoving] = useState<CalendarDay | null>(null);
  const { rows: offices = [] } = useOffices();
  const officeCode = chosen ?? offices[0]?.code ?? '';
  // The list is one page whatever it is asked for.
  const { rows, error, again } = useList<CalendarDay>('calendars', { year: String(year), officeCode });
  const isOwn = (day: CalendarDay, date: string): boolean => day.date === date && (day.officeCode ?? '') === officeCode;
  return (
    <>
      <PageHead title={translate('admin.calendar.title', { year })}>
        <Box sx={{ width: 340 }}>
          <ChoiceField
            label={translate('admin.calendar.of')}
            value={officeCode}
            onChange={setChosen}
            choices={[{ value: '', label: translate('admin.calendar.country') }, ...officeChoices(offices)]}
          />
        </Box>
        <KeyButton
          keys="n"
          label={translate('admin.calendar.edit.add')}
          group={translate('admin.calendar.title', { year })}
          variant="contained"
          onPress={() => setEditing('')}
        />
        <Stack direction="row" spacing={0.5}>
          <Button color="inherit" disabled={year <= FIRST_YEAR} onClick={() => setYear(year - 1)}>
            ‹ {year - 1}
          </Button>
          <Button color="inherit" disabled={year >= LAST_YEAR} onClick={() => setYear(year + 1)}>
            {year + 1} ›
          </Button>
        </Stack>
      </PageHead>
      <Stack spacing={2}>
        <Section title={translate('admin.calendar.year')}>
          <Legend />
          <Waiting data={rows} error={error} again={again}>
            {(days) => (
              <YearGrid
                year={year}
                days={days}
                today={today}
                onPick={(date) => setEditing(days.findLast((day) => isOwn(day, date)) ?? date)}
              />
            )}
          </Waiting>
        </Section>
        <Section title={translate('admin.calendar.days')}>
          <Waiting data={rows} error={error} again={again}>
            {(days) => (
              <DayTable days={days} year={year} officeCode={officeCode} onChange={setEditing} onRemove={setRemoving} />
            )}
          </Waiting>
        </Section>
        <HoursSection officeCode={officeCode} today={today} />
      </Stack>
      {editing !== null && (
        <DayDialog
          key={typeof editing === 'string' ? editing : editing.id}
          officeCode={officeCode}
          day={editing}
          onClose={() => setEditing(null)}
          onShowNew={() => {
            again();
            setEditing(null);
          }}
        />
      )}
      {removing && (
        <Confirm
          title={translate('admin.calendar.edit.ask_remove', { name: removing.name })}
          effect={translate('admin.calendar.edit.remove_effect', { date: formatDateVi(removing.date) })}
          submit={translate('admin.calendar.edit.remove')}
          path={`calendars/${removing.id}/remove`}
          version={removing.version}
          done="admin.calendar.edit.removed"
          onClose={() => setRemoving(null)}
          onShowNew={() => {
            again();
            setRemoving(null);
          }}
        >
          <ConsequenceList change={{ removeDay: { id: removing.id, version: removing.version } }} />
        </Confirm>
      )}
    </>
  );
};
