import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { II_06_COLUMNS, type Ii06Report, type PeriodFigures } from '@motcua/shared/figures';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import type { ListFilters } from '../dossiers/list/list-query';
import { Defined } from './Defined';
import { FigureLink } from './FigureLink';

/** As they stand under each other in the form. */
const SUMS: Partial<Record<(typeof II_06_COLUMNS)[number], string>> = {
  received: '(3)=(4)+(5)+(6)',
  finished: '(7)=(8)+(9)+(10)',
  open: '(11)=(12)+(13)',
};

/** Biểu II.06 as it is printed: groups of columns, their numbers, fields, the total. */
export const Ii06Table = ({
  report: { rows, totals },
  byProcedure,
}: {
  readonly report: Ii06Report;
  readonly byProcedure: boolean;
}) => {
  const translate = useTranslate();
  // Where all was entered by mistake there is nothing to report but the note under the table.
  const reported = <T extends { readonly figures: PeriodFigures }>(all: readonly T[]): T[] =>
    all.filter(({ figures }) => figures.received > 0);
  return (
    <Table
      size="small"
      aria-label={translate('figures.form')}
      sx={{
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': { border: 1, borderColor: 'divider', px: 1, py: 0.75, fontSize: 13 },
        '& thead th': { textAlign: 'center', lineHeight: 1.3, verticalAlign: 'middle' },
        '@media print': {
          '& th, & td': { px: 0.5, py: 0.5, fontSize: 11, color: '#000', borderColor: '#000' },
          '& :is(tbody, tfoot) :is(td, th)': { height: 25, py: 0.25 },
        },
      }}
    >
      <Head />
      <TableBody>
        {reported(rows).map(({ field, figures, procedures }, index) => (
          <Fragment key={field}>
            <Row order={String(index + 1)} name={field} figures={figures} narrowed={{ field }} strong={byProcedure} />
            {byProcedure &&
              reported(procedures).map(({ code, name, figures: own }) => (
                <Row
                  key={code}
                  order=""
                  name={`${code} ${name}`}
                  figures={own}
                  narrowed={{ field, procedureCode: code }}
                  indented
                />
              ))}
          </Fragment>
        ))}
      </TableBody>
      <TableFooter
        sx={{
          '& th, & td': { fontWeight: 600, color: 'text.primary' },
          // As a footer it would be printed under each page.
          '@media print': { display: 'table-row-group' },
        }}
      >
        <Row order="" name={translate('figures.total')} figures={totals} />
      </TableFooter>
    </Table>
  );
};

const Head = () => {
  const translate = useTranslate();
  return (
    <TableHead>
      <TableRow>
        <TableCell rowSpan={3} scope="col">
          {translate('figures.number')}
        </TableCell>
        <TableCell rowSpan={3} scope="col" sx={{ minWidth: 200 }}>
          {translate('figures.field')}
        </TableCell>
        <TableCell colSpan={4} scope="colgroup">
          {translate('figures.group_received')}
        </TableCell>
        <TableCell colSpan={4} scope="colgroup">
          {translate('figures.group_finished')}
        </TableCell>
        <TableCell colSpan={3} scope="colgroup">
          {translate('figures.group_open')}
        </TableCell>
      </TableRow>
      <TableRow>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="received" label={translate('figures.total')} />
        </TableCell>
        <TableCell colSpan={2} scope="colgroup">
          {translate('figures.in_period')}
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="carriedOver" label={translate('figures.carried_over')} />
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="finished" label={translate('figures.total')} />
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="finishedBefore" label={translate('figures.before')} />
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="finishedOnTime" label={translate('figures.on_time')} />
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="finishedLate" label={translate('figures.late')} />
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="open" label={translate('figures.total')} />
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="openInTime" label={translate('figures.in_time')} />
        </TableCell>
        <TableCell rowSpan={2} scope="col">
          <Defined figure="openLate" label={translate('figures.late')} />
        </TableCell>
      </TableRow>
      <TableRow>
        <TableCell scope="col">
          <Defined figure="receivedOnline" label={translate('figures.online')} />
        </TableCell>
        <TableCell scope="col">
          <Defined figure="receivedDirect" label={translate('figures.direct')} />
        </TableCell>
      </TableRow>
      <TableRow sx={{ '& td': { textAlign: 'center', color: 'text.secondary', fontSize: 11, whiteSpace: 'nowrap' } }}>
        {['(1)', '(2)', ...II_06_COLUMNS.map((id, index) => SUMS[id] ?? `(${index + 3})`)].map((words) => (
          <TableCell key={words} component="td">
            {words}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
};

interface RowProps {
  readonly order: string;
  readonly name: string;
  readonly figures: PeriodFigures;
  readonly narrowed?: ListFilters;
  readonly strong?: boolean;
  readonly indented?: boolean;
}

const Row = ({ order, name, figures, narrowed = {}, strong = false, indented = false }: RowProps) => (
  <TableRow sx={{ breakInside: 'avoid', ...(strong && { '& th, & td': { fontWeight: 600 } }) }}>
    <TableCell align="center">{order}</TableCell>
    <TableCell component="th" scope="row" sx={{ ...(indented && { '&&': { pl: 3 } }) }}>
      {name}
    </TableCell>
    {II_06_COLUMNS.map((id) => (
      <TableCell key={id} align="right">
        <FigureLink figure={id} count={figures[id]} of={name} narrowed={narrowed} />
      </TableCell>
    ))}
  </TableRow>
);
