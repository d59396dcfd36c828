import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { FINAL_STATES, type DossierState } from '@motcua/shared/dossiers';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { whenWords } from '../layout/time-words';
import { useNow } from '../layout/use-now';
import type { DossierRow } from './dossier.types';
import { DueChip } from './DueChip';
import { runsTo } from './due-words';

const COLUMNS = [
  { name: 'due', width: 304 },
  { name: 'code', width: 184 },
  { name: 'applicant', width: 196 },
  { name: 'procedure', width: undefined },
  { name: 'state', width: 150 },
  { name: 'at', width: 204 },
] as const;

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** Who, what, until when, where. `rows` is null while they are fetched. */
export const DossierTable = ({ rows }: { rows: readonly DossierRow[] | null }) => {
  const translate = useTranslate();
  return (
    <Table size="small" sx={{ tableLayout: 'fixed', minWidth: 1200 }} aria-busy={rows === null}>
      <TableHead>
        <TableRow>
          {COLUMNS.map(({ name, width }) => (
            <TableCell key={name} sx={{ width }}>
              {translate(`list.columns.${name}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>{rows ? rows.map((row) => <Row key={row.id} row={row} />) : <EmptyRows />}</TableBody>
    </Table>
  );
};

const Row = ({ row }: { row: DossierRow }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const now = useNow();
  const end = runsTo(row);
  const page = `/dossiers/${row.id}/show`;
  const where = whereIs(row, translate);
  const open = (event: React.MouseEvent): void => {
    // A text that was just marked, to be copied, is no click.
    if (event.target instanceof HTMLAnchorElement || getSelection()?.toString()) return;
    void navigate(page);
  };
  return (
    <TableRow hover onClick={open} sx={{ cursor: 'pointer' }}>
      <TableCell sx={CUT}>
        <DueChip dossier={row} now={now} />
        {end && (
          <Box component="span" sx={{ color: 'text.secondary', ml: 1, verticalAlign: 'middle' }}>
            {whenWords(end, now, translate)}
          </Box>
        )}
      </TableCell>
      <TableCell sx={CUT}>
        <MuiLink component={Link} to={page} underline="hover">
          {row.externalCode ?? row.code}
        </MuiLink>
      </TableCell>
      <TableCell sx={{ ...CUT, fontWeight: 500 }} title={row.applicantName}>
        {row.applicantName}
      </TableCell>
      <TableCell sx={CUT} title={row.procedureName}>
        {row.procedureName}
      </TableCell>
      <TableCell sx={CUT} title={translate(`states.${row.state}`)}>
        {translate(`states.${row.state}`)}
      </TableCell>
      <TableCell sx={{ ...CUT, color: 'text.secondary' }} title={where}>
        {where}
      </TableCell>
    </TableRow>
  );
};

const AT_COUNTER: readonly DossierState[] = ['submitted', 'awaiting_supplement', 'awaiting_payment', 'decided'];

function whereIs({ state, assignee, handoverPending }: DossierRow, translate: ReturnType<typeof useTranslate>): string {
  if (FINAL_STATES.includes(state)) return '';
  if (AT_COUNTER.includes(state) || assignee === null) return translate('list.at_counter');
  return handoverPending ? `${assignee.fullName} (${translate('list.handover_pending')})` : assignee.fullName;
}

const EmptyRows = () =>
  Array.from({ length: 8 }, (_, row) => (
    <TableRow key={row}>
      {COLUMNS.map(({ name }) => (
        <TableCell key={name}>
          <Skeleton width={name === 'procedure' ? '80%' : '60%'} />
        </TableCell>
      ))}
    </TableRow>
  ));
