import Typography from '@mui/material/Typography';
import { formatDateVi } from '@motcua/shared/calendar';
import type { PrintedRegister } from '@motcua/shared/papers';
import { useTranslate } from 'react-admin';
import { AdminTable } from '../admin/parts/AdminTable';
import { Panel } from '../admin/parts/Panel';
import { CopiesCell, MadeCell } from './PrintedCells';
import { useBringRegister } from './use-registers';
import { useReprinting } from './use-reprinting';

/** One line for each register: of which days, how many dossiers, by whom and how often it was printed. */
export const RegisterTable = ({ rows }: { rows: readonly PrintedRegister[] }) => {
  const translate = useTranslate();
  const bring = useBringRegister();
  const { working, reprint } = useReprinting();
  const say = (name: string, more?: object): string => translate(`papers.registers.${name}`, more);
  const periodOf = ({ from, to }: PrintedRegister): string =>
    from === to ? formatDateVi(from) : `${formatDateVi(from)} – ${formatDateVi(to)}`;
  const column = (name: string, width?: number) => ({ name, head: say(name), ...(width !== undefined && { width }) });
  return (
    <Panel>
      <AdminTable
        label={say('title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            ...column('period', 260),
            cell: (row) => (
              <>
                {periodOf(row)}
                <Typography variant="body2" color="textSecondary">
                  {row.officeName}
                </Typography>
              </>
            ),
          },
          { ...column('dossiers', 120), align: 'right', cell: ({ lines }) => lines },
          { ...column('made'), cell: (row) => <MadeCell {...row} /> },
          {
            ...column('copies', 180),
            cell: (row) => (
              <CopiesCell
                row={row}
                label={say('reprint', { period: periodOf(row) })}
                working={working}
                onReprint={() => reprint(row.id, () => bring(row.id), translate('papers.register.title'))}
              />
            ),
          },
        ]}
      />
    </Panel>
  );
};
