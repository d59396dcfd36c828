import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import {
  ON_TIME_FIGURES,
  type OnTimeColumn,
  type OnTimeGroup,
  type OnTimeReport,
  type OnTimeRow,
  type OnTimeSpan,
} from '@motcua/shared/figures';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import type { ListFilters } from '../dossiers/list/list-query';
import { Message } from '../ui/Message';
import { DefinedHead } from './Defined';
import { BehindFigures, FigureLink } from './FigureLink';
import { nameOfRow, narrowedBy } from './group-rows';
import { Share } from './Share';
import { paleIf, TABLE } from './table-style';

/** What of a row is told before its share, and what after. */
const SETTLED = ['beforeTime', 'onTime', 'late'] as const satisfies readonly OnTimeColumn[];
const OPEN = ['openInTime', 'openOverdue'] as const satisfies readonly OnTimeColumn[];

/** Every number of the report; each opens its dossiers. */
export const OnTimeTable = ({ report }: { readonly report: OnTimeReport }) => {
  const translate = useTranslate();
  const { data, total, groupBy, office } = report;
  if (data.length === 0) return <Message>{translate('figures.empty')}</Message>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={translate(`on_time.heading.${groupBy}`)} sx={TABLE}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate(`on_time.group.${groupBy}`)}</TableCell>
            {SETTLED.map((column) => (
              <Heading key={column} column={column} />
            ))}
            <DefinedHead measure="onTimeShare" label={translate('on_time.share')} />
            <DefinedHead measure="onTimeShare" label={translate('on_time.share_last_year')} />
            <DefinedHead figure={ON_TIME_FIGURES.late} label={translate('on_time.late_last_year')} />
            {OPEN.map((column) => (
              <Heading key={column} column={column} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <Row key={row.key} row={row} groupBy={groupBy} />
          ))}
          {total && data.length > 1 && (
            <Line
              name={translate('figures.total')}
              span={total}
              before={total.lastYear}
              of={office.name}
              narrowed={{}}
              strong
            />
          )}
        </TableBody>
      </Table>
    </Box>
  );
};

const Heading = ({ column }: { readonly column: OnTimeColumn }) => {
  const translate = useTranslate();
  return <DefinedHead figure={ON_TIME_FIGURES[column]} label={translate(`on_time.column.${column}`)} />;
};

const Row = ({ row, groupBy }: { readonly row: OnTimeRow; readonly groupBy: OnTimeGroup }) => {
  const translate = useTranslate();
  const behind = useContext(BehindFigures);
  const name = nameOfRow(row, groupBy, translate);
  const narrowed = narrowedBy(row.key, groupBy, name);
  const line = <Line name={name} span={row} before={row.lastYear} of={name} narrowed={narrowed} />;
  if (groupBy !== 'office') return line;
  // The list of one office, without those below it.
  return <BehindFigures value={behind && { officeCode: row.key }}>{line}</BehindFigures>;
};

interface LineProps {
  readonly name: string;
  readonly span: OnTimeSpan;
  readonly before: OnTimeSpan | null;
  readonly of: string;
  readonly narrowed: ListFilters;
  readonly strong?: boolean;
}

const Line = ({ name, span, before, of, narrowed, strong = false }: LineProps) => {
  const count = (column: OnTimeColumn, days: OnTimeSpan) => (
    <FigureLink
      figure={ON_TIME_FIGURES[column]}
      count={days[column]}
      of={of}
      narrowed={{ ...narrowed, figureFrom: days.from, figureTo: days.to }}
    />
  );
  return (
    <TableRow sx={{ breakInside: 'avoid', ...(strong && { '& th, & td': { fontWeight: 600 } }) }}>
      <TableCell component="th" scope="row" sx={{ minWidth: 170 }}>
        {name}
      </TableCell>
      {SETTLED.map((column) => (
        <TableCell key={column} align="right" sx={paleIf(span[column] === 0)}>
          {count(column, span)}
        </TableCell>
      ))}
      <TableCell align="right">
        <Share percent={span.onTimePercent} />
      </TableCell>
      <TableCell align="right">{before && <Share percent={before.onTimePercent} faint />}</TableCell>
      <TableCell align="right" sx={paleIf(before?.late === 0)}>
        {before && count('late', before)}
      </TableCell>
      {OPEN.map((column) => (
        <TableCell key={column} align="right" sx={paleIf(span[column] === 0)}>
          {count(column, span)}
        </TableCell>
      ))}
    </TableRow>
  );
};
