import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { type FigureId, type MeasureId, percentDown } from '@motcua/shared/figures';
import { Fragment, useContext } from 'react';
import { useTranslate } from 'react-admin';
import type { ListFilters } from '../dossiers/list/list-query';
import { Message } from '../ui/Message';
import { DefinedHead } from './Defined';
import { BehindFigures, FigureLink } from './FigureLink';
import { nameOfRow, narrowedBy, ofOneOffice, type RowGroup } from './group-rows';
import { Share } from './Share';
import { paleIf, TABLE } from './table-style';

type Counts<Id extends FigureId> = Readonly<Record<Id, number>>;

interface RowOfGroup<Id extends FigureId> {
  readonly key: string;
  readonly label: string;
  readonly figures: Counts<Id>;
}

/** How much of one figure another is, told beside it. */
export interface ShareColumn<Id extends FigureId> {
  readonly figure: Id;
  readonly of: Id;
  readonly measure: MeasureId;
  readonly label: string;
}

interface Props<Id extends FigureId> {
  readonly heading: string;
  readonly groupBy: RowGroup;
  readonly rows: readonly RowOfGroup<Id>[];
  readonly total: Counts<Id>;
  readonly columns: readonly Id[];
  readonly share?: ShareColumn<Id>;
  /** Whose the total is. */
  readonly of: string;
  /** What is said where there is nothing. */
  readonly empty: string;
}

/** Figures of groups under each other; every number opens its dossiers. */
export function GroupTable<Id extends FigureId>(props: Props<Id>) {
  const { heading, groupBy, rows, total, columns, share, of, empty } = props;
  const translate = useTranslate();
  const some = rows.filter(({ figures }) => columns.some((id) => figures[id] > 0));
  if (some.length === 0) return <Message>{empty}</Message>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={heading} sx={TABLE}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate(`on_time.group.${groupBy}`)}</TableCell>
            {columns.map((id) => (
              <Fragment key={id}>
                <DefinedHead figure={id} />
                {share?.figure === id && <DefinedHead measure={share.measure} label={share.label} />}
              </Fragment>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {some.map((row) => (
            <Row key={row.key} row={row} groupBy={groupBy} columns={columns} share={share} />
          ))}
          {some.length > 1 && (
            <Line
              name={translate('figures.total')}
              figures={total}
              columns={columns}
              share={share}
              of={of}
              narrowed={{}}
              strong
            />
          )}
        </TableBody>
      </Table>
    </Box>
  );
}

interface RowProps<Id extends FigureId> {
  readonly row: RowOfGroup<Id>;
  readonly groupBy: RowGroup;
  readonly columns: readonly Id[];
  readonly share: ShareColumn<Id> | undefined;
}

function Row<Id extends FigureId>({ row, groupBy, columns, share }: RowProps<Id>) {
  const translate = useTranslate();
  const behind = useContext(BehindFigures);
  const name = nameOfRow(row, groupBy, translate);
  const narrowed = narrowedBy(row.key, groupBy, name);
  const line = <Line name={name} figures={row.figures} columns={columns} share={share} of={name} narrowed={narrowed} />;
  if (groupBy !== 'office') return line;
  return <BehindFigures value={behind && ofOneOffice(behind, row.key)}>{line}</BehindFigures>;
}

interface LineProps<Id extends FigureId> {
  readonly name: string;
  readonly figures: Counts<Id>;
  readonly columns: readonly Id[];
  readonly share: ShareColumn<Id> | undefined;
  readonly of: string;
  readonly narrowed: ListFilters;
  readonly strong?: boolean;
}

function Line<Id extends FigureId>({ name, figures, columns, share, of, narrowed, strong = false }: LineProps<Id>) {
  return (
    <TableRow sx={{ breakInside: 'avoid', ...(strong && { '& th, & td': { fontWeight: 600 } }) }}>
      <TableCell component="th" scope="row" sx={{ minWidth: 200 }}>
        {name}
      </TableCell>
      {columns.map((id) => (
        <Fragment key={id}>
          <TableCell align="right" sx={paleIf(figures[id] === 0)}>
            <FigureLink figure={id} count={figures[id]} of={of} narrowed={narrowed} />
          </TableCell>
          {share?.figure === id && (
            <TableCell align="right">
              <Share percent={percentDown(figures[id], figures[share.of])} />
            </TableCell>
          )}
        </Fragment>
      ))}
    </TableRow>
  );
}
