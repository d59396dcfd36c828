import Stack from '@mui/material/Stack';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useDraft } from '../../drafts/use-draft';
import { Section } from '../../ui/Section';
import type { OfficeRecord } from '../admin.types';
import { useWrite } from '../api/use-write';
import { LineField } from '../form/LineField';
import { PageForm } from '../form/PageForm';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../parts/Waiting';
import { officeCodeProblem, type OfficeValues } from './office-form';
import { OfficeFields } from './OfficeFields';
import { officeChoices, useOffices } from './use-offices';

/** Sets up an office below one that one administers. */
export const OfficeNew = () => {
  const translate = useTranslate();
  const { rows, ...reading } = useOffices();
  return (
    <>
      <PageHead
        title={translate('admin.office.new')}
        back={{ to: '/admin/offices', label: translate('admin.office.all') }}
      />
      <Waiting data={rows} {...reading}>
        {(offices) => <NewForm offices={offices} />}
      </Waiting>
    </>
  );
};

interface NewValues extends OfficeValues {
  readonly code: string;
}

const NewForm = ({ offices }: { offices: readonly OfficeRecord[] }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { send, working, problem } = useWrite();
  const parents = officeChoices(offices.filter(({ validTo }) => validTo === null));
  const draft = useDraft<NewValues>('admin:office:new', () => ({
    code: '',
    name: '',
    parentCode: parents[0]?.value ?? '',
    placeName: '',
    counterName: translate('admin.office.usual_counter'),
    phone: '',
    address: '',
    validFrom: '',
  }));
  const set = (changes: Partial<NewValues>): void => draft.change({ ...draft.value, ...changes });
  const submit = async (): Promise<void> => {
    const { phone, address, ...rest } = draft.value;
    const body = {
      ...rest,
      code: rest.code.trim(),
      ...(phone.trim() !== '' && { phone }),
      ...(address.trim() !== '' && { address }),
    };
    const made = await send<OfficeRecord>('POST', 'offices', body);
    if (!made) return;
    draft.done();
    notify('admin.office.made', { type: 'success', messageArgs: { name: made.name } });
    void navigate(`/admin/offices/${made.id}`);
  };
  return (
    <PageForm
      label={translate('admin.office.new')}
      submit={translate('admin.office.make')}
      onSubmit={() => void submit()}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
    >
      <Stack sx={{ maxWidth: 860 }}>
        <Section title={translate('admin.office.facts')}>
          <Stack spacing={2} sx={{ mt: 2 }}>
            <LineField
              label={translate('admin.office.code')}
              value={draft.value.code}
              onChange={(code) => set({ code: code.toUpperCase() })}
              path="code"
              maxLength={40}
              width={320}
              required
              autoFocus
              check={(code) => {
                const wrong = officeCodeProblem(code.trim());
                return wrong && translate(wrong);
              }}
              hint={translate('admin.office.code_hint')}
            />
            <OfficeFields values={draft.value} set={set} parents={parents} />
          </Stack>
        </Section>
      </Stack>
    </PageForm>
  );
};
