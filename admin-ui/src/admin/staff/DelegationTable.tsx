import Button from '@mui/material/Button';
import { formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { serverNow } from '../../providers/http';
import type { Delegation } from '../admin.types';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { Sign } from '../parts/Sign';

interface Props {
  readonly rows: readonly Delegation[];
  readonly onRevoke: (delegation: Delegation) => void;
}

export const DelegationTable = ({ rows, onRevoke }: Props) => {
  const translate = useTranslate();
  const today = localDateOf(serverNow());
  const columns: readonly AdminColumn<Delegation>[] = [
    {
      name: 'who',
      head: translate('admin.delegation.who'),
      cell: ({ kind, from, to }) =>
        translate('admin.delegation.for', { kind: `${kind}.`, from: from.fullName, to: to.fullName }),
    },
    {
      name: 'role',
      head: translate('admin.staff.role'),
      width: 210,
      cell: ({ role, officeCode }) => `${translate(`roles.${role}`)} · ${officeCode}`,
    },
    {
      name: 'fields',
      head: translate('admin.delegation.fields'),
      width: 160,
      cell: ({ fields }) => fields.join(', ') || translate('admin.delegation.all_fields'),
    },
    {
      name: 'days',
      head: translate('admin.period'),
      width: 190,
      cell: ({ fromOn, toOn }) => `${formatDateVi(fromOn)} – ${formatDateVi(toOn)}`,
    },
    {
      name: 'decision',
      head: translate('admin.decision'),
      width: 140,
      cell: ({ decisionNumber }) => decisionNumber,
    },
    {
      name: 'end',
      head: translate('admin.state'),
      width: 110,
      cell: (one) => {
        if (one.revokedAt !== null) return <Sign>{translate('admin.delegation.is_revoked')}</Sign>;
        if (one.toOn < today) return <Sign>{translate('admin.delegation.over')}</Sign>;
        return (
          <Button size="small" onClick={() => onRevoke(one)}>
            {translate('admin.delegation.revoke')}
          </Button>
        );
      },
    },
  ];
  return (
    <AdminTable label={translate('admin.delegation.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
  );
};
