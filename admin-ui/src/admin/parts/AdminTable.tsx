import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';

export interface AdminColumn<T> {
  readonly name: string;
  readonly head: string;
  /** Pixels; without it the column takes what is left. */
  readonly width?: number;
  readonly align?: 'right';
  readonly cell: (row: T) => ReactNode;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly AdminColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Where a row leads; its first cell is the link. */
  readonly to?: (row: T) => string;
}

/** Rows that are read downwards: arrows go from link to link, Enter opens. */
export function AdminTable<T>({ label, columns, rows, keyOf, to }: Props<T>) {
  const navigate = useNavigate();
  const open = (event: MouseEvent, path: string): void => {
    // The link opens itself, a box is ticked, and a text that was just marked is no click.
    const onLink = event.target instanceof Element && event.target.closest('a, button, input');
    if (!onLink && !getSelection()?.toString()) void navigate(path);
  };
  return (
    // The words stand in line with what is above the table; what a row is marked with reaches a little further.
    <Box sx={{ overflowX: 'auto', mx: -1 }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(({ name, head, width, align }) => (
              <TableCell key={name} {...(align && { align })} sx={{ width }}>
                {head}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody onKeyDown={goToNextLink}>
          {rows.map((row) => (
            <TableRow
              key={keyOf(row)}
              hover={to !== undefined}
              {...(to && { onClick: (event: MouseEvent) => open(event, to(row)) })}
              sx={{ cursor: to && 'pointer' }}
            >
              {columns.map(({ name, align, cell }, index) => (
                <TableCell key={name} {...(align && { align })} sx={{ py: 0.75 }}>
                  {index === 0 && to ? (
                    <MuiLink component={Link} to={to(row)} color="textPrimary" underline="hover">
                      {cell(row)}
                    </MuiLink>
                  ) : (
                    cell(row)
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function goToNextLink(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('td:first-of-type a')];
  links[links.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}
