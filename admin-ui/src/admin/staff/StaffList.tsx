import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { KeyButton } from '../../keyboard/KeyButton';
import { Message } from '../../ui/Message';
import { ChoiceField } from '../../ui/ChoiceField';
import type { StaffRecord } from '../admin.types';
import { useList } from '../api/use-read';
import { officeChoices, useOffices } from '../offices/use-offices';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { MoreButton } from '../parts/MoreButton';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../parts/Panel';
import { RoleSigns } from '../parts/RoleSigns';
import { SearchField } from '../parts/SearchField';
import { Sign } from '../parts/Sign';
import { Waiting } from '../parts/Waiting';

/** Everybody who works at an office one administers, closed accounts too. */
export const StaffList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [officeCode, setOfficeCode] = useState('');
  const { rows: offices = [] } = useOffices();
  const list = useList<StaffRecord>('staff', { q, officeCode });
  return (
    <>
      <PageHead title={translate('admin.staff.all')}>
        <KeyButton
          keys="n"
          label={translate('admin.staff.new')}
          group={translate('admin.keys')}
          variant="contained"
          onPress={() => void navigate('/admin/staff/new')}
        />
      </PageHead>
      <Panel>
        <Stack direction="row" spacing={2} sx={{ mb: 1.5 }}>
          <SearchField label={translate('admin.search')} hint={translate('admin.staff.search_hint')} onSearch={setQ} />
          {offices.length > 1 && (
            <Box sx={{ width: 340 }}>
              <ChoiceField
                label={translate('app.office')}
                value={officeCode}
                onChange={setOfficeCode}
                choices={[{ value: '', label: translate('admin.all_offices') }, ...officeChoices(offices)]}
              />
            </Box>
          )}
        </Stack>
        <Waiting data={list.rows} error={list.error} again={list.again}>
          {(rows) =>
            rows.length === 0 ? (
              <Message>{translate(q === '' ? 'admin.staff.none' : 'admin.nothing_found', { q })}</Message>
            ) : (
              <>
                <StaffTable rows={rows} manyOffices={offices.length > 1} />
                <MoreButton list={list} />
              </>
            )
          }
        </Waiting>
      </Panel>
    </>
  );
};

const StaffTable = ({ rows, manyOffices }: { rows: readonly StaffRecord[]; manyOffices: boolean }) => {
  const translate = useTranslate();
  const { rows: offices = [] } = useOffices();
  const placeOf = (code: string): string => offices.find((office) => office.code === code)?.placeName ?? code;
  const columns: readonly AdminColumn<StaffRecord>[] = [
    {
      name: 'fullName',
      head: translate('admin.staff.full_name'),
      cell: ({ fullName, disabledAt }) => (disabledAt === null ? fullName : <s>{fullName}</s>),
    },
    {
      name: 'username',
      head: translate('admin.staff.username'),
      width: 150,
      cell: ({ username, disabledAt }) => (
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <Typography component="span" variant="body2" color="textSecondary">
            {username}
          </Typography>
          {disabledAt !== null && <Sign tone="red">{translate('admin.staff.closed')}</Sign>}
        </Stack>
      ),
    },
    { name: 'title', head: translate('admin.staff.title_column'), width: 260, cell: ({ title }) => title },
    {
      name: 'roles',
      head: translate('admin.staff.roles'),
      width: 400,
      cell: ({ roles }) => <RoleSigns roles={roles} {...(manyOffices && { placeOf })} />,
    },
  ];
  return (
    <AdminTable
      label={translate('admin.staff.all')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      to={({ id }) => `/admin/staff/${id}`}
    />
  );
};
