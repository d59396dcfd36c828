import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useSignedIn } from '../../providers/use-signed-in';
import { Section } from '../../ui/Section';
import type { StaffRecord } from '../admin.types';
import { useOne } from '../api/use-read';
import { Confirm } from '../parts/Confirm';
import { PageHead } from '../../ui/PageHead';
import { Sign } from '../parts/Sign';
import { Waiting } from '../parts/Waiting';
import { Delegations } from './Delegations';
import { Leaves } from './Leaves';
import { PasswordDialog } from './PasswordDialog';
import { StaffEdit } from './StaffEdit';

/** One account: who it is, what the person may do, when they are away and who stands in. */
export const StaffShow = () => {
  const { id = '' } = useParams();
  const { record, error, again, readNow } = useOne<StaffRecord>(`staff/${encodeURIComponent(id)}`);
  return (
    <Waiting data={record} error={error} again={again}>
      {(staff) => <Account key={staff.id} staff={staff} readNow={readNow} />}
    </Waiting>
  );
};

const Account = ({ staff, readNow }: { staff: StaffRecord; readNow: () => Promise<StaffRecord | undefined> }) => {
  const translate = useTranslate();
  const { person } = useSignedIn();
  const [asking, setAsking] = useState<'close' | 'password' | null>(null);
  const own = person?.id === staff.id;
  const closed = staff.disabledAt !== null;
  const closing = closed ? 'open' : 'close';
  const stopAsking = (): void => setAsking(null);
  return (
    <>
      <PageHead
        title={staff.fullName}
        over={closed}
        back={{ to: '/admin/staff', label: translate('admin.staff.all') }}
        aside={
          <>
            <Typography color="textSecondary">{staff.username}</Typography>
            {closed && <Sign tone="red">{translate('admin.staff.closed')}</Sign>}
          </>
        }
      >
        {!own && (
          <>
            <Button variant="outlined" onClick={() => setAsking('password')}>
              {translate('admin.password.set')}
            </Button>
            <Button variant="outlined" color={closed ? 'primary' : 'error'} onClick={() => setAsking('close')}>
              {translate(`admin.staff.${closing}.button`)}
            </Button>
          </>
        )}
      </PageHead>
      <Stack spacing={2} sx={{ maxWidth: 1040 }}>
        {own && <Typography color="textSecondary">{translate('admin.staff.own_account')}</Typography>}
        <Section title={translate('admin.staff.account')}>
          <StaffEdit staff={staff} own={own} readNow={readNow} />
        </Section>
        <Leaves staff={staff} />
        <Delegations staff={staff} />
      </Stack>
      {asking === 'close' && (
        <Confirm
          title={translate(`admin.staff.${closing}.ask`, { name: staff.fullName })}
          effect={translate(`admin.staff.${closing}.effect`)}
          submit={translate(`admin.staff.${closing}.button`)}
          path={`staff/${staff.id}/${closed ? 'enable' : 'disable'}`}
          version={staff.version}
          done={`admin.staff.${closing}.done`}
          onClose={stopAsking}
          onShowNew={() => void readNow()}
        />
      )}
      {asking === 'password' && <PasswordDialog staff={staff} onClose={stopAsking} onShowNew={() => void readNow()} />}
    </>
  );
};
