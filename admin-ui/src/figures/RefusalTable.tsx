import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { FIGURES, type RefusalReport } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Message } from '../ui/Message';
import { TABLE } from './table-style';

const COLUMNS = ['on', 'code', 'procedure', 'kind', 'reason'] as const;

/** What was refused or denied, and why, in the words of who did it. */
export const RefusalTable = ({ report: { data, more } }: { readonly report: RefusalReport }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (data.length === 0) return <Message>{translate('boards.nothing_refused')}</Message>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={translate('boards.refusals_heading')} sx={TABLE}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column} scope="col">
                {translate(`boards.refusal.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map(({ dossierId, code, procedureCode, procedureName, kind, at, reason }) => (
            <TableRow key={`${dossierId} ${kind}`} sx={{ breakInside: 'avoid' }}>
              <TableCell>{formatDateVi(localDateOf(new Date(at)))}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <MuiLink component={Link} to={`/dossiers/${dossierId}/show`} color="inherit">
                  {code}
                </MuiLink>
              </TableCell>
              <TableCell>{`${procedureCode} ${procedureName}`}</TableCell>
              <TableCell>{FIGURES[kind][locale === 'en' ? 'en' : 'vi'].name}</TableCell>
              <TableCell sx={{ minWidth: 260 }}>{reason}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {more && <Box sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{translate('boards.more_refusals')}</Box>}
    </Box>
  );
};
