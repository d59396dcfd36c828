import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { DossierRow } from '../../dossiers/dossier.types';
import { useRoles } from '../../providers/use-roles';
import { HiddenWords } from '../../ui/HiddenWords';
import { focusField } from '../focus-field';
import { FinishBar } from './FinishBar';
import { mayFinish, quickState } from './row-state';
import type { Finishing } from './sign-row';
import { useProceduresOf } from '../../procedures/use-procedures';
import { TodayRow } from './TodayRow';
import { useSigning } from './use-signing';
import { useToday } from './use-today';

interface Props {
  /** Taken in, its fee not yet recorded: it is not signed before. */
  readonly unpaidId: string | undefined;
  readonly onSign: (row: DossierRow) => void;
}

const COLUMNS = ['time', 'code', 'name', 'procedure', 'state'] as const;

/** What was done at once today; what still waits for a signature is finished here, alone or all together. */
export const TodayList = ({ unpaidId, onSign }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { rows = [], failed } = useToday();
  const { progress, refusals, start } = useSigning();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const roles = useRoles();
  const procedures = useProceduresOf([...new Set(rows.map(({ procedureCode }) => procedureCode))]);
  const finishable = new Set(procedures.filter((one) => mayFinish(one, roles)).map(({ code }) => code));
  const waiting = rows.filter((row) => quickState(row, finishable) === 'waiting' && row.id !== unpaidId);
  const chosen = waiting.filter(({ id }) => picked.has(id));
  const finish = async (finishing: Finishing): Promise<void> => {
    const total = chosen.length;
    const done = await start(chosen, finishing);
    setPicked(new Set());
    focusField('bearer.idNumber');
    notify('quick.finished', { type: done === total ? 'success' : 'warning', messageArgs: { done, total } });
  };
  const pick = (id: string, on: boolean): void => {
    const others = [...picked].filter((one) => one !== id);
    setPicked(new Set(on ? [...others, id] : others));
  };
  return (
    <Paper
      component="section"
      elevation={0}
      sx={{ border: 1, borderColor: 'divider', pt: 1.5, pb: 1, overflowX: 'auto' }}
    >
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center', px: 2.5, minHeight: 44 }}>
        <Typography component="h2" variant="h2" sx={{ flex: 1 }}>
          {translate('quick.today', { smart_count: rows.length })}
        </Typography>
        {chosen.length > 0 && (
          <FinishBar rows={chosen} progress={progress} onFinish={(finishing) => void finish(finishing)} />
        )}
      </Stack>
      {failed && <Alert severity="warning">{translate('quick.failed')}</Alert>}
      {rows.length === 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ px: 2.5, pb: 1 }}>
          {translate('quick.empty')}
        </Typography>
      ) : (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell padding="checkbox">
                <Checkbox
                  size="small"
                  disabled={waiting.length === 0 || progress !== null}
                  checked={waiting.length > 0 && chosen.length === waiting.length}
                  indeterminate={chosen.length > 0 && chosen.length < waiting.length}
                  onChange={(_event, all) => setPicked(new Set(all ? waiting.map(({ id }) => id) : []))}
                  slotProps={{
                    input: { 'aria-label': translate('quick.pick_all', { smart_count: waiting.length }) },
                  }}
                />
              </TableCell>
              {COLUMNS.map((column) => (
                <TableCell key={column}>{translate(`quick.columns.${column}`)}</TableCell>
              ))}
              <TableCell>
                <HiddenWords>{translate('quick.columns.act')}</HiddenWords>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TodayRow
                key={row.id}
                row={row}
                state={quickState(row, finishable)}
                unpaid={row.id === unpaidId}
                picked={picked.has(row.id)}
                onPick={(on) => pick(row.id, on)}
                onSign={() => onSign(row)}
                refusal={refusals[row.id]}
                busy={progress !== null}
              />
            ))}
          </TableBody>
        </Table>
      )}
    </Paper>
  );
};
