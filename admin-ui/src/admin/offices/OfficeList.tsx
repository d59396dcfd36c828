import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { formatDateVi } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { KeyButton } from '../../keyboard/KeyButton';
import { Message } from '../../ui/Message';
import type { OfficeRecord } from '../admin.types';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../parts/Panel';
import { SearchField } from '../parts/SearchField';
import { Sign } from '../parts/Sign';
import { Waiting } from '../parts/Waiting';
import { type OfficeNode, officeTree } from '../../ui/office-tree';
import { Successions } from './Successions';
import { useOffices } from './use-offices';

/** Offices one administers, each below its parent, and which came after which. */
export const OfficeList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const { rows, ...reading } = useOffices();
  return (
    <>
      <PageHead title={translate('admin.office.all')}>
        <KeyButton
          keys="n"
          label={translate('admin.office.new')}
          group={translate('admin.keys')}
          variant="contained"
          onPress={() => void navigate('/admin/offices/new')}
        />
      </PageHead>
      <Stack spacing={2}>
        <Panel>
          <Box sx={{ mb: 1.5 }}>
            <SearchField
              label={translate('admin.search')}
              hint={translate('admin.office.search_hint')}
              onSearch={setQ}
            />
          </Box>
          <Waiting data={rows} {...reading}>
            {(offices) => <Tree nodes={officeTree(offices, q)} q={q} />}
          </Waiting>
        </Panel>
        <Successions />
      </Stack>
    </>
  );
};

const Tree = ({ nodes, q }: { nodes: readonly OfficeNode<OfficeRecord>[]; q: string }) => {
  const translate = useTranslate();
  if (nodes.length === 0) return <Message>{translate('admin.nothing_found', { q })}</Message>;
  const columns: readonly AdminColumn<OfficeNode<OfficeRecord>>[] = [
    {
      name: 'name',
      head: translate('admin.office.name'),
      cell: ({ office: { name, validTo }, depth, found }) => (
        <Box component="span" sx={{ pl: depth * 3, opacity: found ? 1 : 0.75 }}>
          {validTo === null ? name : <s>{name}</s>}
        </Box>
      ),
    },
    { name: 'code', head: translate('admin.office.code'), width: 150, cell: ({ office }) => office.code },
    { name: 'counter', head: translate('admin.office.counter'), width: 260, cell: ({ office }) => office.counterName },
    { name: 'phone', head: translate('admin.office.phone_column'), width: 140, cell: ({ office }) => office.phone },
    {
      name: 'valid',
      head: translate('admin.office.valid'),
      width: 250,
      cell: ({ office: { validFrom, validTo, demo } }) => (
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <span>
            {validTo === null
              ? translate('admin.since', { day: formatDateVi(validFrom) })
              : `${formatDateVi(validFrom)} – ${formatDateVi(validTo)}`}
          </span>
          {demo && <Sign tone="blue">{translate('admin.office.demo')}</Sign>}
        </Stack>
      ),
    },
  ];
  return (
    <AdminTable
      label={translate('admin.office.all')}
      columns={columns}
      rows={nodes}
      keyOf={({ office }) => office.id}
      to={({ office }) => `/admin/offices/${office.id}`}
    />
  );
};
