import Typography from '@mui/material/Typography';
import type { PrintedSheet } from '@motcua/shared/papers';
import { useTranslate } from 'react-admin';
import { AdminTable } from '../admin/parts/AdminTable';
import { Panel } from '../admin/parts/Panel';
import { useBringSheets } from '../papers/use-sheets';
import { useRoles } from '../providers/use-roles';
import { CopiesCell, MadeCell } from './PrintedCells';
import { useReprinting } from './use-reprinting';

const TITLES = { dossiers: 'papers.handover_sheet', results: 'papers.results', intake: 'papers.intake_list' } as const;
const GIVES_OUT = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;

/** One line for each sheet: from whom to whom, how many dossiers, by whom and how often it was printed. */
export const SheetTable = ({ rows }: { rows: readonly PrintedSheet[] }) => {
  const translate = useTranslate();
  const roles = useRoles();
  const bring = useBringSheets();
  const { working, reprint } = useReprinting();
  const givesOut = GIVES_OUT.some((role) => roles.has(role));
  const say = (name: string, more?: object): string => translate(`papers.sheets.${name}`, more);
  const numberOf = ({ number, year }: PrintedSheet): string => `${number}/${year}`;
  const column = (name: string, width?: number) => ({ name, head: say(name), ...(width !== undefined && { width }) });
  return (
    <Panel>
      <AdminTable
        label={say('title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            ...column('number', 150),
            cell: (row) => (
              <>
                {numberOf(row)}
                {row.otherOffice && (
                  <Typography variant="body2" color="textSecondary">
                    {row.otherOffice}
                  </Typography>
                )}
              </>
            ),
          },
          { ...column('kind', 130), cell: ({ kind }) => say(`kinds.${kind}`) },
          {
            ...column('hands'),
            cell: ({ kind, giver, receiver }) =>
              say(kind === 'dossiers' ? 'from_to' : `hands_of.${kind}`, { giver, receiver }),
          },
          { ...column('dossiers', 90), align: 'right', cell: ({ dossiers }) => dossiers },
          { ...column('made', 220), cell: (row) => <MadeCell {...row} /> },
          {
            ...column('copies', 140),
            cell: (row) => (
              <CopiesCell
                row={row}
                label={say('reprint', { number: [numberOf(row), row.otherOffice].filter(Boolean).join(', ') })}
                working={working}
                onReprint={givesOut ? () => reprint(row.id, () => bring([row.id]), translate(TITLES[row.kind])) : null}
              />
            ),
          },
        ]}
      />
    </Panel>
  );
};
