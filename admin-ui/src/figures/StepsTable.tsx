import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import {
  type StepFigure,
  type StepGroup,
  stepOnTimePercent,
  type StepTimeRow,
  type StepTimesReport,
} from '@motcua/shared/figures';
import { useContext } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { ListFilters } from '../dossiers/list/list-query';
import { minuteWords } from '../time/working-words';
import { Message } from '../ui/Message';
import { DefinedHead } from './Defined';
import { BehindFigures, FigureLink } from './FigureLink';
import { nameOfRow, narrowedBy, ofOneOffice } from './group-rows';
import { TABLE } from './table-style';
import { percentText } from './words';

/** Each office has hours of its own; told beside each other, a day is eight hours. */
const DAY = 480;

/** Every step with its times; its number of dossiers opens them. */
export const StepsTable = ({ report: { data, groupBy, office } }: { readonly report: StepTimesReport }) => {
  const translate = useTranslate();
  if (data.length === 0) return <Message>{translate('boards.no_steps')}</Message>;
  const longest = Math.max(...data.map(({ p90Minutes }) => p90Minutes), 1);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={translate('boards.steps_heading')} sx={TABLE}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate('boards.step')}</TableCell>
            {groupBy !== 'step' && <TableCell scope="col">{translate(`boards.step_group.${groupBy}`)}</TableCell>}
            <DefinedHead figure="stepsLeft" label={translate('boards.dossiers')} />
            <DefinedHead figure="stepsInTime" label={translate('boards.step_in_time')} />
            <DefinedHead figure="stepsLate" label={translate('boards.step_late')} />
            <DefinedHead measure="stepShare" label={translate('boards.step_share')} />
            <DefinedHead measure="stays" label={translate('boards.stays')} />
            <DefinedHead measure="median" label={translate('boards.median')} />
            <DefinedHead measure="p90" label={translate('boards.p90')} />
            <TableCell aria-hidden sx={{ width: '16%', minWidth: 120 }}>
              <Key />
            </TableCell>
            <DefinedHead measure="sum" label={translate('boards.sum')} />
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <Row key={`${row.key} ${row.stepCode}`} row={row} groupBy={groupBy} longest={longest} of={office.name} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

interface RowProps {
  readonly row: StepTimeRow;
  readonly groupBy: StepGroup;
  readonly longest: number;
  readonly of: string;
}

const Row = ({ row, groupBy, longest, of }: RowProps) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const behind = useContext(BehindFigures);
  const { stepName, stepCode, dossiers, inTime, late, stays, medianMinutes, p90Minutes, sumMinutes, lastYear } = row;
  const group = groupBy === 'step' ? of : nameOfRow(row, groupBy, translate);
  const words = (minutes: number): string =>
    minuteWords(minutes, DAY, translate, (count) => count.toLocaleString(locale)) ||
    translate('span.minutes', { count: 0 });
  const share = stepOnTimePercent(row);
  const before = lastYear && stepOnTimePercent(lastYear);
  const narrowed = { ...narrowedByStep(row.key, groupBy, group), stepCode, stepName };
  const counts: readonly (readonly [StepFigure, number])[] = [
    ['stepsLeft', dossiers],
    ['stepsInTime', inTime],
    ['stepsLate', late],
  ];
  const links = counts.map(([figure, count]) => (
    <TableCell key={figure} align="right">
      <FigureLink figure={figure} count={count} of={`${stepName}, ${group}`} narrowed={narrowed} />
    </TableCell>
  ));
  return (
    <TableRow sx={{ breakInside: 'avoid' }}>
      <TableCell component="th" scope="row" sx={{ minWidth: 150 }}>
        {stepName}
      </TableCell>
      {groupBy !== 'step' && <TableCell sx={{ minWidth: 150 }}>{group}</TableCell>}
      {groupBy === 'office' ? (
        // The list of one office, without those below it.
        <BehindFigures value={behind && ofOneOffice(behind, row.key)}>{links}</BehindFigures>
      ) : (
        links
      )}
      <TableCell align="right">
        {share === null ? '–' : percentText(share, locale)}
        {before !== null && <YearBefore value={percentText(before, locale)} />}
      </TableCell>
      <TableCell align="right">{stays.toLocaleString(locale)}</TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {words(medianMinutes)}
        {/* It may break before the time, and not within it. */}
        {lastYear && <YearBefore value={words(lastYear.medianMinutes).replaceAll(' ', '\u00a0')} wraps />}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {words(p90Minutes)}
      </TableCell>
      <TableCell aria-hidden>
        <Bar median={medianMinutes / longest} p90={p90Minutes / longest} />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {words(sumMinutes)}
      </TableCell>
    </TableRow>
  );
};

/** Under the number of these days: a column of its own would not fit. */
const YearBefore = ({ value, wraps = false }: { readonly value: string; readonly wraps?: boolean }) => {
  const translate = useTranslate();
  return (
    <Typography
      variant="caption"
      component="div"
      color="textSecondary"
      sx={{ whiteSpace: wraps ? 'normal' : 'nowrap', '@media print': { fontSize: 'inherit' } }}
    >
      {translate('boards.year_before', { value })}
    </Typography>
  );
};

/** Whose it was at the step, which is not whose it is now. */
function narrowedByStep(key: string, groupBy: StepGroup, name: string): ListFilters {
  if (groupBy === 'officer') return { stepOfficerId: key, officerName: name };
  return groupBy === 'procedure' ? narrowedBy(key, groupBy, name) : {};
}

/** For the eye that goes down the column: how long half of them take, and nine of ten. */
const Bar = ({ median, p90 }: { readonly median: number; readonly p90: number }) => (
  <Box component="svg" viewBox="0 0 100 12" preserveAspectRatio="none" sx={{ display: 'block', width: 1, height: 12 }}>
    <rect
      x={0}
      y={4}
      width={Math.max(p90 * 100, 0.5)}
      height={4}
      fill="var(--mui-palette-text-secondary)"
      opacity={0.45}
    />
    <rect x={0} y={1} width={Math.max(median * 100, 0.5)} height={10} fill="var(--mui-palette-primary-main)" />
  </Box>
);

const Key = () => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', columnGap: 2, flexWrap: 'wrap', whiteSpace: 'nowrap' }}>
      <Mark height={10} colour="primary.main" words={translate('boards.median_short')} />
      <Mark height={4} colour="text.secondary" words={translate('boards.p90_short')} faint />
    </Box>
  );
};

const Mark = ({
  height,
  colour,
  words,
  faint = false,
}: {
  readonly height: number;
  readonly colour: string;
  readonly words: string;
  readonly faint?: boolean;
}) => (
  <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
    <Box sx={{ printColorAdjust: 'exact', width: 16, height, bgcolor: colour, opacity: faint ? 0.45 : 1 }} />
    {words}
  </Box>
);
