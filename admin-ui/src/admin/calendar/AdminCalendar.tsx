import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import { ChoiceField } from '../../ui/ChoiceField';
import type { CalendarDay } from '../admin.types';
import { useWhole } from '../api/use-read';
import { officeChoices, useOffices } from '../offices/use-offices';
import { PageHead } from '../parts/PageHead';
import { Waiting } from '../parts/Waiting';
import { DayTable } from './DayTable';
import { HoursSection } from './HoursSection';
import { Legend } from './DayMark';
import { YearGrid } from './YearGrid';

/** The API knows these years. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];

/** Days off, make-up days and counting hours of an office or of the whole country, to be read. */
export const AdminCalendar = () => {
  const translate = useTranslate();
  const today = localDateOf(useNow());
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const [chosen, setChosen] = useState<string | null>(null);
  const { rows: offices = [] } = useOffices();
  const officeCode = chosen ?? offices[0]?.code ?? '';
  // The list is one page whatever it is asked for.
  const { rows, ...reading } = useWhole<CalendarDay>('calendars', { limit: undefined, year: String(year), officeCode });
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
          <Waiting data={rows} {...reading}>
            {(days) => <YearGrid year={year} days={days} today={today} />}
          </Waiting>
        </Section>
        <Section title={translate('admin.calendar.days')}>
          <Waiting data={rows} {...reading}>
            {(days) => <DayTable days={days} year={year} />}
          </Waiting>
        </Section>
        <HoursSection officeCode={officeCode} today={today} />
      </Stack>
    </>
  );
};
