import Box from '@mui/material/Box';
import { formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { KeyButton } from '../../keyboard/KeyButton';
import { Message } from '../../ui/Message';
import { serverNow } from '../../providers/http';
import type { ProcedureRecord } from '../admin.types';
import { useList } from '../api/use-read';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { MoreButton } from '../parts/MoreButton';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../parts/Panel';
import { SearchField } from '../parts/SearchField';
import { Waiting } from '../parts/Waiting';
import { ProcedureSign } from './ProcedureSign';
import { versionToShow } from './versions';

/** The whole catalogue: what is in force, what will be, and what no longer is. */
export const ProcedureList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const list = useList<ProcedureRecord>('procedures', { q, limit: '50' });
  return (
    <>
      <PageHead title={translate('admin.procedure.all')}>
        <KeyButton
          keys="n"
          label={translate('admin.procedure.new')}
          group={translate('admin.keys')}
          variant="contained"
          onPress={() => void navigate('/admin/procedures/new')}
        />
      </PageHead>
      <Panel>
        <Box sx={{ mb: 1.5 }}>
          <SearchField
            label={translate('admin.search')}
            hint={translate('admin.procedure.search_hint')}
            onSearch={setQ}
          />
        </Box>
        <Waiting data={list.rows} error={list.error} again={list.again}>
          {(rows) =>
            rows.length === 0 ? (
              <Message>{translate(q === '' ? 'admin.procedure.none' : 'admin.nothing_found', { q })}</Message>
            ) : (
              <>
                <ProcedureTable rows={rows} />
                <MoreButton list={list} />
              </>
            )
          }
        </Waiting>
      </Panel>
    </>
  );
};

const ProcedureTable = ({ rows }: { rows: readonly ProcedureRecord[] }) => {
  const translate = useTranslate();
  const today = localDateOf(serverNow());
  const shown = ({ versions }: ProcedureRecord) => versionToShow(versions, today);
  const columns: readonly AdminColumn<ProcedureRecord>[] = [
    {
      name: 'name',
      head: translate('admin.procedure.name'),
      cell: (row) => (row.disabledAt === null ? shown(row)?.name : <s>{shown(row)?.name}</s>),
    },
    { name: 'code', head: translate('admin.procedure.code'), width: 110, cell: ({ code }) => code },
    { name: 'field', head: translate('admin.procedure.field'), width: 200, cell: (row) => shown(row)?.field },
    {
      name: 'since',
      head: translate('admin.procedure.since'),
      width: 130,
      cell: (row) => formatDateVi(shown(row)?.effectiveFrom ?? today),
    },
    {
      name: 'state',
      head: translate('admin.state'),
      width: 170,
      cell: (row) => <ProcedureSign procedure={row} today={today} />,
    },
  ];
  return (
    <AdminTable
      label={translate('admin.procedure.all')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      to={({ code }) => `/admin/procedures/${code}`}
    />
  );
};
