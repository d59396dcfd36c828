import Button from '@mui/material/Button';
import { formatDateVi } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section';
import type { Leave, StaffRecord } from '../admin.types';
import { useList } from '../api/use-read';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { Confirm } from '../parts/Confirm';
import { MoreButton } from '../parts/MoreButton';
import { Nothing } from '../parts/Nothing';
import { Sign } from '../parts/Sign';
import { Waiting } from '../parts/Waiting';
import { LeaveDialog } from './LeaveDialog';

/** Days a person is away; new work goes to others meanwhile. */
export const Leaves = ({ staff }: { staff: StaffRecord }) => {
  const translate = useTranslate();
  const [adding, setAdding] = useState(false);
  const [cancelling, setCancelling] = useState<Leave | null>(null);
  const list = useList<Leave>('leaves', { staffId: staff.id });
  const columns: readonly AdminColumn<Leave>[] = [
    {
      name: 'days',
      head: translate('admin.period'),
      width: 220,
      cell: ({ fromOn, toOn, cancelledAt }) => {
        const days = `${formatDateVi(fromOn)} – ${formatDateVi(toOn)}`;
        return cancelledAt === null ? days : <s>{days}</s>;
      },
    },
    { name: 'reason', head: translate('admin.leave.reason'), cell: ({ reason }) => reason },
    {
      name: 'end',
      head: translate('admin.state'),
      width: 140,
      cell: (leave) =>
        leave.cancelledAt === null ? (
          <Button size="small" onClick={() => setCancelling(leave)}>
            {translate('admin.leave.cancel')}
          </Button>
        ) : (
          <Sign>{translate('admin.leave.cancelled')}</Sign>
        ),
    },
  ];
  return (
    <Section title={translate('admin.leave.title')}>
      <Waiting data={list.rows} error={list.error} again={list.again}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing>{translate('admin.leave.none')}</Nothing>
          ) : (
            <>
              <AdminTable label={translate('admin.leave.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
              <MoreButton list={list} />
            </>
          )
        }
      </Waiting>
      <Button onClick={() => setAdding(true)} sx={{ mt: 1, ml: -1 }}>
        {translate('admin.leave.add')}
      </Button>
      {adding && <LeaveDialog staff={staff} onClose={() => setAdding(false)} />}
      {cancelling && (
        <Confirm
          title={translate('admin.leave.ask_cancel')}
          effect={translate('admin.leave.cancel_effect', { name: staff.fullName })}
          submit={translate('admin.leave.cancel')}
          path={`leaves/${cancelling.id}/cancel`}
          version={cancelling.version}
          done="admin.leave.cancel_done"
          onClose={() => setCancelling(null)}
          onShowNew={() => {
            list.again();
            setCancelling(null);
          }}
        />
      )}
    </Section>
  );
};
