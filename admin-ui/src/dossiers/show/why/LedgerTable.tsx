import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { useNow } from '../../../time/use-now';
import type { DossierLedger } from '../../pause.types';
import { ledgerRows } from './ledger-rows';
import { reasonWords, rowDays, unitsWords } from './ledger-words';

const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

/** The days behind a due date: what counts stands out, what is passed over says why. */
export const LedgerTable = ({ ledger }: { ledger: DossierLedger }) => {
  const translate = useTranslate();
  const today = localDateOf(useNow());
  const { unit } = ledger.limit;
  return (
    <Table size="small" aria-label={translate('ledger.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('ledger.day')}</TableCell>
          <TableCell>{translate('ledger.reason')}</TableCell>
          <TableCell sx={NUMBER}>{translate('ledger.counted')}</TableCell>
          <TableCell sx={NUMBER}>{translate('ledger.sum')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {ledgerRows(ledger.lines).map((row) => (
          <TableRow key={`${row.from} ${row.session?.from ?? ''}`} sx={{ '& td': { py: 0.5, border: 0 } }}>
            <TableCell>{rowDays(row, today, translate)}</TableCell>
            <TableCell sx={{ color: row.units > 0 ? 'text.primary' : 'text.secondary' }}>
              {reasonWords(row.reason, ledger, translate)}
            </TableCell>
            <TableCell sx={NUMBER}>{row.units > 0 ? `+ ${unitsWords(row.units, unit, translate)}` : '–'}</TableCell>
            <TableCell sx={NUMBER}>{row.units > 0 && unitsWords(row.sum, unit, translate)}</TableCell>
          </TableRow>
        ))}
        <TableRow sx={{ '& td': { fontWeight: 600, borderTop: 1, borderColor: 'divider' } }}>
          <TableCell colSpan={3}>{translate('ledger.total')}</TableCell>
          <TableCell sx={NUMBER}>{unitsWords(ledger.total, unit, translate)}</TableCell>
        </TableRow>
      </TableBody>
    </Table>
  );
};
