import Checkbox from '@mui/material/Checkbox';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { useTranslate } from 'react-admin';
import { useShortcut } from '../../keyboard/use-shortcut';
import { useNavigate } from 'react-router-dom';
import { useViewers } from '../../live/use-live';
import type { DossierRow } from '../dossier.types';
import { useTimepiece } from '../use-timepiece';
import type { Column } from './columns';
import { Faces } from './Faces';
import { useRowHints } from './use-row-hints';
import { useRowKeys } from './use-row-keys';

export interface Sorting {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

interface Props {
  /** Null while they are fetched. */
  readonly rows: readonly DossierRow[] | null;
  readonly columns: readonly Column[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: string[]) => void;
  readonly sort: Sorting;
  readonly onSort: (sort: Sorting) => void;
}

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const SELECT_WIDTH = 44;
/** A box with room before what stands beside it. */
const SELECT = { width: SELECT_WIDTH, pl: 1.5, pr: 0 } as const;
const TIGHT = { p: 0.5 } as const;
/** The least that a column gets which shares what is left. */
const LEFT_OVER = 128;
const SELECT_ALL = 'Shift+A';

/** Who, what, until when, where. Arrows go from row to row, Enter opens, Space selects. */
export const DossierTable = ({ rows, columns, selected, onSelect, sort, onSort }: Props) => {
  const translate = useTranslate();
  const all = rows?.length ? rows.every(({ id }) => selected.includes(id)) : false;
  const selectAll = translate('ra.action.select_all');
  const toggleAll = (): void => onSelect(all ? [] : (rows ?? []).map(({ id }) => id));
  useShortcut(rows?.length ? SELECT_ALL : undefined, selectAll, translate('list.rows.group'), toggleAll);
  return (
    <Table
      size="small"
      sx={{
        tableLayout: 'fixed',
        minWidth: { xs: leastWidth(columns.filter(({ onLarge }) => !onLarge)), xl: leastWidth(columns) },
      }}
      aria-busy={rows === null}
    >
      <TableHead>
        <TableRow>
          <TableCell sx={SELECT}>
            <Checkbox
              size="small"
              sx={TIGHT}
              checked={all}
              indeterminate={!all && selected.length > 0}
              onChange={toggleAll}
              slotProps={{ input: { 'aria-label': selectAll, 'aria-keyshortcuts': SELECT_ALL } }}
              title={`${selectAll} (${SELECT_ALL})`}
            />
          </TableCell>
          {columns.map((column) => (
            <HeadCell key={column.name} column={column} sort={sort} onSort={onSort} />
          ))}
        </TableRow>
      </TableHead>
      {rows ? (
        <Rows rows={rows} columns={columns} selected={selected} onSelect={onSelect} />
      ) : (
        <EmptyRows columns={columns} />
      )}
    </Table>
  );
};

const leastWidth = (columns: readonly Column[]): number =>
  columns.reduce((sum, { width = LEFT_OVER }) => sum + width, SELECT_WIDTH);

const displayOf = ({ onLarge }: Column) => (onLarge ? { display: { xs: 'none', xl: 'table-cell' } } : {});

const HeadCell = ({ column, sort, onSort }: { column: Column } & Pick<Props, 'sort' | 'onSort'>) => {
  const translate = useTranslate();
  const { name, width, wide = width, sort: field } = column;
  const label = translate(`list.columns.${name}`);
  const active = field !== undefined && sort.field === field;
  const order = active && sort.order === 'ASC' ? 'DESC' : 'ASC';
  return (
    <TableCell
      sx={{ width: { xs: width, xl: wide }, ...displayOf(column) }}
      {...(active && { sortDirection: sort.order === 'ASC' ? ('asc' as const) : ('desc' as const) })}
    >
      {field === undefined ? (
        label
      ) : (
        <TableSortLabel
          active={active}
          direction={active && sort.order === 'DESC' ? 'desc' : 'asc'}
          onClick={() => onSort({ field, order })}
        >
          {label}
        </TableSortLabel>
      )}
    </TableCell>
  );
};

const Rows = ({
  rows,
  columns,
  selected,
  onSelect,
}: {
  rows: readonly DossierRow[];
} & Pick<Props, 'columns' | 'selected' | 'onSelect'>) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const timepiece = useTimepiece();
  const viewers = useViewers();
  const toggle = (id: string): void =>
    onSelect(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  const open = (id: string, openNext = false): void => void navigate(`/dossiers/${id}/show`, { state: { openNext } });
  const { body, rowProps, ...keys } = useRowKeys(rows, { open, toggle });
  useRowHints();
  const context = { timepiece, translate };
  return (
    <TableBody ref={body}>
      {rows.map((row, index) => (
        <TableRow
          key={row.id}
          hover
          selected={selected.includes(row.id)}
          {...rowProps(index)}
          onClick={(event) => {
            // A text that was just marked, to be copied, is no click.
            if (event.target instanceof HTMLAnchorElement || getSelection()?.toString()) return;
            keys.open(row.id);
          }}
          sx={{
            cursor: 'pointer',
            '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: '-2px' },
          }}
        >
          <TableCell sx={SELECT} onClick={(event) => event.stopPropagation()}>
            <Checkbox
              size="small"
              tabIndex={-1}
              sx={TIGHT}
              checked={selected.includes(row.id)}
              onChange={() => toggle(row.id)}
              slotProps={{
                input: { 'aria-label': translate('list.select_row', { code: row.externalCode ?? row.code }) },
              }}
            />
          </TableCell>
          {columns.map((column) => (
            <TableCell key={column.name} sx={{ ...CUT, ...displayOf(column) }} title={column.title?.(row, context)}>
              {column.cell(row, context)}
              {column.name === 'code' && <Faces people={viewers.get(row.id)} />}
            </TableCell>
          ))}
        </TableRow>
      ))}
    </TableBody>
  );
};

const EmptyRows = ({ columns }: Pick<Props, 'columns'>) => (
  <TableBody>
    {Array.from({ length: 8 }, (_, row) => (
      <TableRow key={row}>
        <TableCell sx={SELECT} />
        {columns.map((column) => (
          <TableCell key={column.name} sx={displayOf(column)}>
            <Skeleton width={column.name === 'procedure' ? '80%' : '60%'} />
          </TableCell>
        ))}
      </TableRow>
    ))}
  </TableBody>
);
