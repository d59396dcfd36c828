import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section';
import type { Delegation, StaffRecord } from '../admin.types';
import { useList } from '../api/use-read';
import { Confirm } from '../parts/Confirm';
import { MoreButton } from '../parts/MoreButton';
import { Nothing } from '../parts/Nothing';
import { Waiting } from '../parts/Waiting';
import { delegablePairs } from './delegation-form';
import { DelegationDialog } from './DelegationDialog';
import { DelegationTable } from './DelegationTable';

/** Who exercises what for this person, and what this person exercises for others. */
export const Delegations = ({ staff }: { staff: StaffRecord }) => {
  const translate = useTranslate();
  const [giving, setGiving] = useState(false);
  const [revoking, setRevoking] = useState<Delegation | null>(null);
  const list = useList<Delegation>('delegations', { staffId: staff.id });
  const givesSomething = delegablePairs(staff.roles).length > 0 && staff.disabledAt === null;
  return (
    <Section title={translate('admin.delegation.title')}>
      <Waiting data={list.rows} error={list.error} again={list.again}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing>{translate('admin.delegation.none')}</Nothing>
          ) : (
            <>
              <DelegationTable rows={rows} onRevoke={setRevoking} />
              <MoreButton list={list} />
            </>
          )
        }
      </Waiting>
      {givesSomething && (
        <Button onClick={() => setGiving(true)} sx={{ mt: 1, ml: -1 }}>
          {translate('admin.delegation.give')}
        </Button>
      )}
      {giving && <DelegationDialog staff={staff} onClose={() => setGiving(false)} />}
      {revoking && (
        <Confirm
          title={translate('admin.delegation.ask_revoke')}
          effect={translate('admin.delegation.revoke_effect', {
            from: revoking.from.fullName,
            to: revoking.to.fullName,
          })}
          submit={translate('admin.delegation.revoke')}
          path={`delegations/${revoking.id}/revoke`}
          version={revoking.version}
          done="admin.delegation.revoked"
          onClose={() => setRevoking(null)}
          onShowNew={() => {
            list.again();
            setRevoking(null);
          }}
        />
      )}
    </Section>
  );
};
