import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatDateVi } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Section } from '../../ui/Section';
import type { OfficeRecord } from '../admin.types';
import { useOne } from '../api/use-read';
import { Confirm } from '../parts/Confirm';
import { PageHead } from '../../ui/PageHead';
import { Sign } from '../parts/Sign';
import { Waiting } from '../parts/Waiting';
import { OfficeEdit } from './OfficeEdit';
import { OfficeEnd } from './OfficeEnd';
import { Successions } from './Successions';

/** One office: what it is called and where it stands, its last day, and what came before and after it. */
export const OfficeShow = () => {
  const { id = '' } = useParams();
  const { record, error, again, readNow } = useOne<OfficeRecord>(`offices/${encodeURIComponent(id)}`);
  return (
    <Waiting data={record} error={error} again={again}>
      {(office) => <OneOffice key={office.id} office={office} readNow={readNow} />}
    </Waiting>
  );
};

const OneOffice = ({ office, readNow }: { office: OfficeRecord; readNow: () => Promise<OfficeRecord | undefined> }) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const { validTo } = office;
  const stopAsking = (): void => setAsking(false);
  return (
    <>
      <PageHead
        title={office.name}
        over={validTo !== null}
        back={{ to: '/admin/offices', label: translate('admin.office.all') }}
        aside={
          <>
            <Typography color="textSecondary">{office.code}</Typography>
            {validTo !== null && (
              <Sign tone="red">{translate('admin.office.until', { day: formatDateVi(validTo) })}</Sign>
            )}
            {office.demo && <Sign tone="blue">{translate('admin.office.demo')}</Sign>}
          </>
        }
      >
        <Button variant="outlined" color={validTo === null ? 'error' : 'primary'} onClick={() => setAsking(true)}>
          {translate(validTo === null ? 'admin.office.end.button' : 'admin.office.reopen.button')}
        </Button>
      </PageHead>
      <Stack spacing={2} sx={{ maxWidth: 1040 }}>
        <Section title={translate('admin.office.facts')}>
          <OfficeEdit office={office} readNow={readNow} />
        </Section>
        <Successions of={office.code} />
      </Stack>
      {asking && validTo === null && (
        <OfficeEnd office={office} onClose={stopAsking} onShowNew={() => void readNow()} />
      )}
      {asking && validTo !== null && (
        <Confirm
          title={translate('admin.office.reopen.ask', { name: office.name })}
          effect={translate('admin.office.reopen.effect')}
          submit={translate('admin.office.reopen.button')}
          path={`offices/${office.id}/enable`}
          version={office.version}
          done="admin.office.reopen.done"
          onClose={stopAsking}
          onShowNew={() => void readNow()}
        />
      )}
    </>
  );
};
