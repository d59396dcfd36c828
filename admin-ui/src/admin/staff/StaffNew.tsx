import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useDraft } from '../../drafts/use-draft';
import { useOffice } from '../../providers/use-office';
import { Section } from '../../ui/Section';
import type { OfficeRecord, StaffRecord } from '../admin.types';
import { useWrite } from '../api/use-write';
import { LineField } from '../form/LineField';
import { PageForm } from '../form/PageForm';
import { useOffices } from '../offices/use-offices';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../parts/Waiting';
import { PasswordFields } from './PasswordFields';
import { RolePairs } from './RolePairs';
import { type StaffValues, usernameProblem } from './staff-form';
import { StaffFields } from './StaffFields';

/** Opens an account for a person. */
export const StaffNew = () => {
  const translate = useTranslate();
  const { rows, ...reading } = useOffices();
  return (
    <>
      <PageHead
        title={translate('admin.staff.new')}
        back={{ to: '/admin/staff', label: translate('admin.staff.all') }}
      />
      <Waiting data={rows} {...reading}>
        {(offices) => <NewForm offices={offices} />}
      </Waiting>
    </>
  );
};

interface NewValues extends StaffValues {
  readonly username: string;
}

const NewForm = ({ offices }: { offices: readonly OfficeRecord[] }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { code } = useOffice();
  const { send, working, problem } = useWrite();
  // A password is no draft: it is not kept anywhere.
  const [password, setPassword] = useState('');
  const draft = useDraft<NewValues>('admin:staff:new', () => ({
    username: '',
    fullName: '',
    title: '',
    email: '',
    roles: [{ role: 'counter_officer', officeCode: code ?? offices[0]?.code ?? '' }],
  }));
  const { username, fullName, title, email, roles } = draft.value;
  const set = (changes: Partial<NewValues>): void => draft.change({ ...draft.value, ...changes });
  const nameSentence = (name: string): string | undefined => {
    const wrong = usernameProblem(name.trim());
    return wrong && translate(wrong);
  };

  const submit = async (): Promise<void> => {
    const body = {
      username: username.trim(),
      fullName,
      ...(title.trim() !== '' && { title }),
      ...(email.trim() !== '' && { email }),
      password,
      roles,
    };
    const made = await send<StaffRecord>('POST', 'staff', body);
    if (!made) return;
    draft.done();
    notify('admin.staff.made', { type: 'success', messageArgs: { name: made.fullName } });
    void navigate(`/admin/staff/${made.id}`);
  };
  return (
    <PageForm
      label={translate('admin.staff.new')}
      submit={translate('admin.staff.make')}
      onSubmit={() => void submit()}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
    >
      <Stack spacing={2} sx={{ maxWidth: 860 }}>
        <Section title={translate('admin.staff.account')}>
          <Stack spacing={2} sx={{ mt: 2 }}>
            <LineField
              label={translate('admin.staff.username')}
              value={username}
              onChange={(next) => set({ username: next.toLowerCase() })}
              path="username"
              maxLength={50}
              required
              autoFocus
              check={nameSentence}
              hint={translate('admin.staff.username_hint')}
            />
            <StaffFields values={draft.value} set={set} />
          </Stack>
        </Section>
        <Section title={translate('admin.staff.may')}>
          <RolePairs value={roles} onChange={(next) => set({ roles: next })} offices={offices} />
        </Section>
        <Section title={translate('admin.password.title')}>
          <Stack spacing={2} sx={{ mt: 2 }}>
            <PasswordFields
              label={translate('admin.password.first')}
              value={password}
              onChange={setPassword}
              owner={{ username, fullName }}
            />
          </Stack>
        </Section>
      </Stack>
    </PageForm>
  );
};
