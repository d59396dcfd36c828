import ButtonBase from '@mui/material/ButtonBase';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import { Sign } from '../../admin/parts/Sign';
import { useProcedures } from '../../procedures/use-procedures';
import { writeDateTime } from '../../ui/date-text';
import { isBlank, type LineForm } from './line-form';
import type { Entry } from './use-entry';

interface Props {
  readonly entry: Entry;
  readonly line: LineForm;
  readonly place: number;
}

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** A line that is not in hand. */
export const LineRow = ({ entry, line, place }: Props) => {
  const translate = useTranslate();
  const name = useProcedures().all?.find(({ code }) => code === line.procedureCode)?.name ?? line.procedureCode;
  const open = (): void => entry.lines.open(line.id);
  return (
    <TableRow hover onClick={open} sx={{ cursor: 'pointer' }}>
      <TableCell>
        <ButtonBase
          aria-label={translate('catch_ups.edit_line', { line: place })}
          sx={{
            font: 'inherit',
            minWidth: 28,
            minHeight: 28,
            borderRadius: 1,
            '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
          }}
        >
          {place}
        </ButtonBase>
      </TableCell>
      <TableCell sx={CUT}>{line.blockNumber || '–'}</TableCell>
      <TableCell sx={CUT}>{line.receivedAt === '' ? '–' : writeDateTime(line.receivedAt)}</TableCell>
      <TableCell sx={CUT} title={name}>
        {name || '–'}
      </TableCell>
      <TableCell sx={CUT} title={line.person.fullName}>
        {line.person.fullName || '–'}
      </TableCell>
      <TableCell sx={CUT}>{line.person.idNumber || translate('catch_ups.no_number')}</TableCell>
      <TableCell sx={CUT}>
        <LineState entry={entry} line={line} />
      </TableCell>
    </TableRow>
  );
};

const LineState = ({ entry, line }: Pick<Props, 'entry' | 'line'>) => {
  const translate = useTranslate();
  if (isBlank(line)) return <Sign>{translate('catch_ups.blank')}</Sign>;
  const wrong = Object.keys(entry.wrongOf(line)).length;
  return wrong === 0 ? (
    <Sign tone="green">✓ {translate('catch_ups.complete')}</Sign>
  ) : (
    <Sign tone="amber">! {translate('catch_ups.incomplete', { smart_count: wrong })}</Sign>
  );
};
