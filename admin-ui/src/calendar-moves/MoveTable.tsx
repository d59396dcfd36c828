import Checkbox from '@mui/material/Checkbox';
import MuiLink from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { exactWords, shortDate, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import type { CalendarMove } from './use-moves';

interface Props {
  readonly moves: readonly CalendarMove[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Dates that would move: from when to when, and by which change. */
export const MoveTable = ({ moves, chosen, onChoose }: Props) => {
  const translate = useTranslate();
  const now = useNow();
  const all = moves.length > 0 && moves.every(({ id }) => chosen.has(id));
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const when = (at: string) => <span title={exactWords(new Date(at))}>{whenWords(new Date(at), now, translate)}</span>;
  return (
    <Table size="small" aria-label={translate('calendar_moves.title')}>
      <TableHead>
        <TableRow>
          <TableCell padding="checkbox">
            <Checkbox
              checked={all}
              indeterminate={chosen.size > 0 && !all}
              onChange={() => onChoose(new Set(all ? [] : moves.map(({ id }) => id)))}
              slotProps={{ input: { 'aria-label': translate('calendar_moves.choose_all') } }}
            />
          </TableCell>
          <TableCell>{translate('calendar_moves.code')}</TableCell>
          <TableCell>{translate('calendar_moves.procedure')}</TableCell>
          <TableCell>{translate('calendar_moves.promised')}</TableCell>
          <TableCell>{translate('calendar_moves.by_new_calendar')}</TableCell>
          <TableCell>{translate('calendar_moves.change')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {moves.map(({ id, dossierId, code, procedureName, dueFrom, dueTo, what }) => (
          <TableRow key={id} hover selected={chosen.has(id)}>
            <TableCell padding="checkbox">
              <Checkbox
                checked={chosen.has(id)}
                onChange={() => toggle(id)}
                slotProps={{ input: { 'aria-label': code } }}
              />
            </TableCell>
            <TableCell>
              <MuiLink component={Link} to={`/dossiers/${dossierId}/show`}>
                {code}
              </MuiLink>
            </TableCell>
            <TableCell>{procedureName}</TableCell>
            <TableCell>{when(dueFrom)}</TableCell>
            <TableCell>{when(dueTo)}</TableCell>
            <TableCell>{changeWords(what, localDateOf(now), translate)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

function changeWords(what: string, today: string, translate: ReturnType<typeof useTranslate>): string {
  const [kind = '', day] = what.split(' ');
  return translate(`calendar_moves.what.${kind}`, { day: day === undefined ? '' : shortDate(day, today) });
}
