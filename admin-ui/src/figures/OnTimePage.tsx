import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { addDays, addMonths, formatDateVi, localDateOf } from '@motcua/shared/calendar';
import type { FigureOfficeChoice, OnTimeGroup } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { KeyButton } from '../keyboard/KeyButton';
import { serverNow } from '../providers/http';
import { ChoiceField } from '../ui/ChoiceField';
import { Section } from '../ui/Section';
import { OnTimeChart } from './OnTimeChart';
import { OnTimeTable } from './OnTimeTable';
import { NOT_PRINTED, ON_PAPER } from './print';
import { TableFiles } from './TableFiles';
import { useAddressed } from './use-addressed';
import { useOnTime } from './use-figures';
import { monthOf, timeOf } from './words';
import { useGrouping } from './use-grouping';

const GROUPS = ['month', 'field', 'procedure', 'officer', 'office'] as const satisfies readonly OnTimeGroup[];

/** How far back one looks here. */
const YEARS_BACK = 4;
/** The last twelve months; else a year or one of these months. */
const LATELY = 'lately';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** How much an office settles in time: by months beside those of the year before, by field, or by who does it. */
export const OnTimePage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { groups, groupBy, setGroupBy } = useGrouping('onTime', GROUPS, 'month', below);
  const today = localDateOf(serverNow());
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK + 1 }, (_none, back) => String(thisYear - back));
  const months = Array.from({ length: 12 }, (_none, back) => addMonths(firstOfMonth(today), -back).slice(0, 7));
  const [when, setWhen] = useAddressed('when', 'figures.onTime.when', [LATELY, ...years, ...months], LATELY);
  const days = daysOf(when, today);
  const report = useOnTime({ officeCode: office.code, below }, { ...days, groupBy });
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
              ]}
            />
          </Box>
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
    </>
  );
};

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The last twelve months up to today, this one with them; or a year or a month, of which the part that has begun is told. */
function daysOf(when: string, today: string): { readonly from: string; readonly to: string } {
  if (when.length === 7) return { from: `${when}-01`, to: addDays(addMonths(`${when}-01`, 1), -1) };
  if (when !== LATELY) return { from: `${when}-01-01`, to: `${when}-12-31` };
  return { from: addMonths(firstOfMonth(today), -11), to: today };
}
