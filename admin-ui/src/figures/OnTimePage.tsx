import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { addDays, addMonths, formatDateVi } from '@motcua/shared/calendar';
import { type FigureOfficeChoice, reportPeriod } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { KeyButton } from '../keyboard/KeyButton';
import { ChoiceField } from '../ui/ChoiceField';
import { Section } from '../ui/Section';
import { OnTimeChart } from './OnTimeChart';
import { OnTimeTable } from './OnTimeTable';
import { askedOf, type ChosenPeriod, PeriodPicker } from './PeriodPicker';
import { NOT_PRINTED, ON_PAPER } from './print';
import { TableFiles } from './TableFiles';
import { useOnTime } from './use-figures';
import { monthOf, timeOf } from './words';
import { useChosenPeriod } from './use-chosen-period';
import { useGrouping } from './use-grouping';
import { LATELY, OTHER_PERIOD, useWhen } from './use-when';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** How much an office settles in time: by months beside those of the year before, by field, or by who does it. */
export const OnTimePage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { groups, groupBy, setGroupBy } = useGrouping('onTime', below);
  const { when, setWhen, today, years, months } = useWhen();
  const [chosen, setChosen] = useChosenPeriod();
  const days = when === OTHER_PERIOD ? daysOfPeriod(chosen) : daysOf(when, today);
  const report = useOnTime({ officeCode: office.code, below }, days, groupBy);
  return (
    <>
      <Box sx={NOT_PRINTED}>
        <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box sx={{ width: 200 }}>
            <ChoiceField
              label={translate('on_time.when')}
              value={when}
              onChange={setWhen}
              choices={[
                { value: LATELY, label: translate('on_time.lately') },
                ...years.map((year) => ({ value: year, label: translate('on_time.year', { year }) })),
                ...months.map((month) => ({
                  value: month,
                  label: translate('on_time.month', { month: monthOf(month) }),
                })),
                { value: OTHER_PERIOD, label: translate('on_time.other_period') },
              ]}
            />
          </Box>
          {when === OTHER_PERIOD && <PeriodPicker chosen={chosen} onChange={setChosen} />}
          <Box sx={{ width: 200 }}>
            <ChoiceField
              label={translate('on_time.by')}
              value={groupBy}
              onChange={setGroupBy}
              choices={groups.map((group) => ({ value: group, label: translate(`on_time.group.${group}`) }))}
            />
          </Box>
          <Box sx={{ flex: 1 }} />
          <TableFiles
            report="on-time"
            office={{ officeCode: office.code, below }}
            period={days}
            groupBy={groupBy}
            disabled={report.data === undefined}
          />
          <KeyButton
            keys="p"
            label={translate('figures.print')}
            group={translate('figures.title')}
            onPress={() => window.print()}
            variant="outlined"
            disabled={report.data === undefined}
          />
        </Stack>
      </Box>
      {days && (
        <Box sx={ON_PAPER}>
          <Waiting {...report}>
            {(shown) => (
              <Section
                title={translate(`on_time.heading.${groupBy}`)}
                aside={`${shown.below ? translate('figures.where_below', { office: shown.office.name }) : shown.office.name}, ${formatDateVi(shown.from)} – ${formatDateVi(shown.to)}`}
              >
                {groupBy === 'month' && <OnTimeChart rows={shown.data} />}
                <OnTimeTable report={shown} />
                <Box sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>
                  {translate('on_time.rounded')} {translate('on_time.calendar')}{' '}
                  {groupBy === 'officer' && `${translate('on_time.whose')} `}
                  {translate('figures.as_of', { time: timeOf(shown.asOf, locale), version: shown.definitionVersion })}
                </Box>
              </Section>
            )}
          </Waiting>
        </Box>
      )}
    </>
  );
};

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

interface Days {
  readonly from: string;
  readonly to: string;
}

/** The last twelve months up to today, this one with them; or a year or a month, of which the part that has begun is told. */
function daysOf(when: string, today: string): Days {
  if (when.length === 7) return { from: `${when}-01`, to: addDays(addMonths(`${when}-01`, 1), -1) };
  if (when !== LATELY) return { from: `${when}-01-01`, to: `${when}-12-31` };
  return { from: addMonths(firstOfMonth(today), -11), to: today };
}

/** Null while a day is missing. */
function daysOfPeriod(chosen: ChosenPeriod): Days | null {
  const asked = askedOf(chosen);
  if (asked === null || !('period' in asked)) return asked;
  const named = reportPeriod(asked.period);
  return named && { from: named.from, to: named.to };
}
