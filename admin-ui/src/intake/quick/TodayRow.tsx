import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { formatMinute, minuteOfDay } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { uncapital } from '../../ui/capital';
import { type Tone, toneStyle } from '../../ui/tone';
import type { DossierRow } from '../../dossiers/dossier.types';
import type { QuickState } from './row-state';

interface Props {
  readonly row: DossierRow;
  readonly state: QuickState;
  readonly unpaid: boolean;
  readonly picked: boolean;
  readonly onPick: (picked: boolean) => void;
  readonly onSign: () => void;
  /** Why it was not finished, as a key of words. */
  readonly refusal: string | undefined;
  readonly busy: boolean;
}

const TONES: Record<QuickState, Tone> = { waiting: 'amber', done: 'green', under_way: 'neutral' };
const SIGNS: Record<QuickState, string> = { waiting: '◔', done: '✓', under_way: '○' };

export const TodayRow = ({ row, state, unpaid, picked, onPick, onSign, refusal, busy }: Props) => {
  const translate = useTranslate();
  const signable = state === 'waiting' && !unpaid;
  return (
    <TableRow>
      <TableCell padding="checkbox">
        {signable && (
          <Checkbox
            size="small"
            checked={picked}
            disabled={busy}
            onChange={(_event, checked) => onPick(checked)}
            slotProps={{ input: { 'aria-label': translate('quick.pick', { code: row.code }) } }}
          />
        )}
      </TableCell>
      <TableCell>{row.receivedAt && formatMinute(minuteOfDay(new Date(row.receivedAt)))}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Link component={RouterLink} to={`/dossiers/${row.id}/show`}>
          {row.code}
        </Link>
      </TableCell>
      <TableCell>{row.applicantName}</TableCell>
      <TableCell sx={{ maxWidth: 320 }}>
        <Typography variant="body2" noWrap title={row.procedureName}>
          {row.procedureName}
        </Typography>
        {refusal && (
          <Typography variant="caption" color="error" role="status">
            {translate(refusal)}
          </Typography>
        )}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Box component="span" sx={[toneStyle(TONES[state]), { px: 1, py: 0.25, borderRadius: 3, fontWeight: 500 }]}>
          <span aria-hidden>{SIGNS[state]} </span>
          {uncapital(
            translate(unpaid ? 'quick.unpaid' : state === 'under_way' ? `states.${row.state}` : `quick.${state}`),
          )}
        </Box>
      </TableCell>
      <TableCell align="right">
        {signable && (
          <Button
            size="small"
            disabled={busy}
            aria-label={translate('quick.sign', { code: row.code })}
            onClick={onSign}
          >
            {translate('quick.sign_one')}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
};
