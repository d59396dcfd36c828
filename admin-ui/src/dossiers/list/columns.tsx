import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { type DossierState, FINAL_STATES } from '@motcua/shared/dossiers';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { type Translate, whenWords } from '../../time/time-words';
import type { DossierRow } from '../dossier.types';
import { DueChip } from '../DueChip';
import { ForecastMark, ForecastSign } from '../forecast/ForecastSign';
import { runsTo, type Timepiece } from '../due-words';

interface CellContext {
  readonly timepiece: Timepiece;
  readonly translate: Translate;
}

/** Lists tell how a dossier stands, those of many offices whose it is; my work tells what is to be done with it. */
export type Place = 'lists' | 'offices' | 'work';

const EVERYWHERE: readonly Place[] = ['lists', 'offices', 'work'];

export interface Column {
  readonly name: string;
  /** Pixels; without it the column shares what is left. */
  readonly width?: number;
  /** Pixels where others leave less room. */
  readonly widths?: Partial<Record<Place, number>>;
  /** Pixels on a large screen, where there is room for what is cut off elsewhere. */
  readonly wide?: number;
  readonly sort?: 'runsOutAt' | 'code' | 'submittedAt' | 'receivedAt';
  /** Name of the column in an exported table. */
  readonly exported: readonly string[];
  /** Where it stands until somebody chooses others. */
  readonly usual: readonly Place[];
  /** Where it stands on a large screen alone, unless somebody has chosen it: on a small one names need the room. */
  readonly spared?: Place;
  /** It stands on a large screen alone. */
  readonly onLarge?: boolean;
  /** What is cut off by a narrow column is told to the pointer. */
  readonly title?: (row: DossierRow, context: CellContext) => string;
  readonly cell: (row: DossierRow, context: CellContext) => ReactNode;
}

const AT_COUNTER: readonly DossierState[] = ['submitted', 'awaiting_supplement', 'awaiting_payment', 'decided'];

function whereIs({ state, assignee, handoverPending }: DossierRow, translate: Translate): string {
  if (FINAL_STATES.includes(state)) return '';
  if (AT_COUNTER.includes(state) || assignee === null) return translate('list.at_counter');
  return handoverPending ? `${assignee.fullName} (${translate('list.handover_pending')})` : assignee.fullName;
}

const when = (at: string | null, { timepiece, translate }: CellContext): string =>
  at === null ? '' : whenWords(new Date(at), timepiece.now, translate);

const stateWords = (row: DossierRow, { translate }: CellContext): string =>
  row.signed && row.state === 'processing' ? translate('list.signed') : translate(`states.${row.state}`);

/** Where nothing is to be done, how it stands says why. */
const nextWords = (row: DossierRow, context: CellContext): string =>
  row.nextAct === null ? stateWords(row, context) : context.translate(`acts.${row.nextAct}.button`);

/** Every column the list can show. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'due',
    width: 184,
    sort: 'runsOutAt',
    exported: ['timeliness'],
    usual: EVERYWHERE,
    cell: (row, { timepiece }) => (
      <>
        <DueChip dossier={row} timepiece={timepiece} />
        <ForecastMark word={row.forecast} />
      </>
    ),
  },
  {
    name: 'until',
    width: 146,
    exported: ['dueAt'],
    // Among many offices there is room for their names only: how much time is left says more than when it ends.
    usual: ['lists', 'work'],
    spared: 'work',
    cell: (row, context) => {
      const end = runsTo(row);
      return (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {end ? whenWords(end, context.timepiece.now, context.translate) : ''}
        </Box>
      );
    },
  },
  {
    name: 'code',
    width: 182,
    sort: 'code',
    exported: ['code', 'externalCode'],
    usual: EVERYWHERE,
    cell: (row) => (
      <MuiLink component={Link} to={`/dossiers/${row.id}/show`} underline="hover" tabIndex={-1}>
        {row.externalCode ?? row.code}
      </MuiLink>
    ),
  },
  {
    name: 'applicant',
    widths: { lists: 150, offices: 150 },
    wide: 310,
    exported: ['applicant'],
    usual: EVERYWHERE,
    title: (row) => row.applicantName,
    cell: (row) => <strong style={{ fontWeight: 500 }}>{row.applicantName}</strong>,
  },
  {
    name: 'procedure',
    exported: ['procedure', 'procedureCode'],
    usual: EVERYWHERE,
    title: (row) => row.procedureName,
    cell: (row) => row.procedureName,
  },
  {
    name: 'state',
    width: 132,
    wide: 200,
    exported: ['state'],
    usual: ['lists', 'offices'],
    title: stateWords,
    cell: stateWords,
  },
  {
    name: 'at',
    widths: { lists: 128, offices: 120, work: 198 },
    wide: 220,
    exported: ['holder', 'step'],
    usual: EVERYWHERE,
    title: (row, { translate }) => whereIs(row, translate),
    cell: (row, { translate }) => whereIs(row, translate),
  },
  {
    name: 'next',
    width: 156,
    wide: 220,
    exported: [],
    usual: ['work'],
    title: nextWords,
    cell: (row, context) => (
      <Box component="span" sx={row.nextAct === null ? { color: 'text.secondary' } : { fontWeight: 500 }}>
        {nextWords(row, context)}
      </Box>
    ),
  },
  {
    name: 'office',
    width: 172,
    wide: 240,
    exported: ['office'],
    usual: ['offices'],
    title: (row) => row.handlingOffice.name,
    cell: (row) => row.handlingOffice.name,
  },
  {
    name: 'submitted',
    width: 150,
    sort: 'submittedAt',
    exported: ['submittedAt'],
    usual: [],
    cell: (row, context) => when(row.submittedAt, context),
  },
  {
    name: 'received',
    width: 150,
    sort: 'receivedAt',
    exported: ['receivedAt'],
    usual: [],
    cell: (row, context) => when(row.receivedAt, context),
  },
  {
    name: 'finished',
    width: 150,
    exported: ['finishedAt'],
    usual: [],
    cell: (row, context) => when(row.finishedAt, context),
  },
  {
    name: 'channel',
    width: 110,
    exported: ['channel'],
    usual: [],
    cell: (row, { translate }) => translate(`channels.${row.channel}`),
  },
  {
    name: 'forecast',
    width: 120,
    exported: [],
    usual: [],
    cell: (row) => row.forecast && <ForecastSign word={row.forecast} />,
  },
];

/** The columns a person has chosen, in our order; the usual ones for who has chosen none. */
export function chosenColumns(names: readonly string[], place: Place = 'lists'): readonly Column[] {
  const chosen = COLUMNS.filter(({ name }) => names.includes(name));
  const shown = chosen.length > 0 ? chosen : COLUMNS.filter(({ usual }) => usual.includes(place));
  return shown.map((column) => ({
    ...column,
    ...(column.widths?.[place] !== undefined && { width: column.widths[place] }),
    onLarge: chosen.length === 0 && column.spared === place,
  }));
}
