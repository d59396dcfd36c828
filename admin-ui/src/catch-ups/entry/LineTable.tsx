import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { useShortcut } from '../../keyboard/use-shortcut';
import { MOST_LINES } from './line-form';
import { LineEditor } from './LineEditor';
import { LineRow } from './LineRow';
import type { Entry } from './use-entry';

const COLUMNS = [
  ['line', 48],
  ['block', 136],
  ['received', 150],
  ['procedure', undefined],
  ['applicant', 220],
  ['number', 130],
  ['line_state', 150],
] as const;

/** The lines as they are read; only the one in hand has fields. */
export const LineTable = ({ entry }: { entry: Entry }) => {
  const translate = useTranslate();
  const group = translate('catch_ups.new');
  const { lines, current } = entry.draft.value;
  useShortcut('PageUp', translate('catch_ups.previous_line'), group, () => entry.lines.step(-1));
  useShortcut('PageDown', translate('catch_ups.next_line'), group, () => entry.lines.step(1));
  return (
    <>
      <Table size="small" aria-label={translate('catch_ups.lines')} sx={{ tableLayout: 'fixed' }}>
        <TableHead>
          <TableRow>
            {COLUMNS.map(([name, width]) => (
              <TableCell key={name} sx={{ width }}>
                {translate(`catch_ups.columns.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) =>
            line.id === current ? (
              <TableRow key={line.id}>
                <TableCell colSpan={COLUMNS.length} sx={{ p: 0 }}>
                  <LineEditor entry={entry} line={line} place={index + 1} />
                </TableCell>
              </TableRow>
            ) : (
              <LineRow key={line.id} entry={entry} line={line} place={index + 1} />
            ),
          )}
        </TableBody>
      </Table>
      <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
        <KeyButton
          keys="Alt+N"
          size="small"
          color="inherit"
          label={translate('catch_ups.add_line')}
          group={group}
          disabled={lines.length >= MOST_LINES}
          onPress={() => entry.lines.begin()}
        />
        <KeyButton
          keys="Alt+Delete"
          size="small"
          color="inherit"
          label={translate('catch_ups.remove_line')}
          group={group}
          onPress={() => entry.lines.remove(current)}
        />
      </Stack>
    </>
  );
};
