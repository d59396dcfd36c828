import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { type DossierState, FINAL_STATES } from '@motcua/shared/dossiers';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { type Translate, whenWords } from '../../layout/time-words';
import type { DossierRow } from '../dossier.types';
import { DueChip } from '../DueChip';
import { runsTo, type Timepiece } from '../due-words';

interface CellContext {
  readonly timepiece: Timepiece;
  readonly translate: Translate;
}

export interface Column {
  readonly name: string;
  /** Pixels; without it the column takes what is left. */
  readonly width?: number;
  readonly sort?: 'runsOutAt' | 'code' | 'submittedAt' | 'receivedAt';
  /** Name of the column in an exported table. */
  readonly exported: readonly string[];
  readonly usual: boolean;
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

const nextWords = ({ nextAct }: DossierRow, { translate }: CellContext): string =>
  nextAct === null ? '' : translate(`acts.${nextAct}.button`);

/** Every column the list can show; `usual` ones are there until somebody chooses others. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'due',
    width: 160,
    sort: 'runsOutAt',
    exported: ['timeliness'],
    usual: true,
    cell: (row, { timepiece }) => <DueChip dossier={row} timepiece={timepiece} />,
  },
  {
    name: 'until',
    width: 136,
    exported: ['dueAt'],
    usual: true,
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
    usual: true,
    cell: (row) => (
      <MuiLink component={Link} to={`/dossiers/${row.id}/show`} underline="hover" tabIndex={-1}>
        {row.externalCode ?? row.code}
      </MuiLink>
    ),
  },
  {
    name: 'applicant',
    width: 160,
    exported: ['applicant'],
    usual: true,
    title: (row) => row.applicantName,
    cell: (row) => <strong style={{ fontWeight: 500 }}>{row.applicantName}</strong>,
  },
  {
    name: 'procedure',
    exported: ['procedure', 'procedureCode'],
    usual: true,
    title: (row) => row.procedureName,
    cell: (row) => row.procedureName,
  },
  {
    name: 'state',
    width: 124,
    exported: ['state'],
    usual: true,
    title: stateWords,
    cell: stateWords,
  },
  {
    name: 'at',
    width: 120,
    exported: ['holder', 'step'],
    usual: true,
    title: (row, { translate }) => whereIs(row, translate),
    cell: (row, { translate }) => whereIs(row, translate),
  },
  {
    name: 'next',
    width: 150,
    exported: [],
    usual: false,
    title: nextWords,
    cell: nextWords,
  },
  {
    name: 'submitted',
    width: 150,
    sort: 'submittedAt',
    exported: ['submittedAt'],
    usual: false,
    cell: (row, context) => when(row.submittedAt, context),
  },
  {
    name: 'received',
    width: 150,
    sort: 'receivedAt',
    exported: ['receivedAt'],
    usual: false,
    cell: (row, context) => when(row.receivedAt, context),
  },
  {
    name: 'finished',
    width: 150,
    exported: ['finishedAt'],
    usual: false,
    cell: (row, context) => when(row.finishedAt, context),
  },
  {
    name: 'channel',
    width: 110,
    exported: ['channel'],
    usual: false,
    cell: (row, { translate }) => translate(`channels.${row.channel}`),
  },
];

/** The columns a person has chosen, in our order; the usual ones for who has chosen none. */
export function chosenColumns(names: readonly string[]): readonly Column[] {
  const chosen = COLUMNS.filter(({ name }) => names.includes(name));
  return chosen.length > 0 ? chosen : COLUMNS.filter(({ usual }) => usual);
}
