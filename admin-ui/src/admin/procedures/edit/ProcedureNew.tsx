import Stack from '@mui/material/Stack';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useDraft } from '../../../drafts/use-draft';
import { Section } from '../../../ui/Section';
import { useWrite } from '../../api/use-write';
import { DayField } from '../../form/DayField';
import { LineField } from '../../form/LineField';
import { PageForm } from '../../form/PageForm';
import { PageHead } from '../../../ui/PageHead';
import { procedureCodeProblem } from '../definition-checks';
import { procedureDefinition } from '../procedure-body';
import { blankProcedure, type ProcedureValues } from '../procedure-form';
import { DefinitionFields } from './DefinitionFields';
import { useWrong } from './use-wrong';

interface NewValues extends ProcedureValues {
  readonly code: string;
}

/** Takes a procedure into the catalogue with its first version. */
export const ProcedureNew = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const sentence = useWrong();
  const { send, working, problem } = useWrite();
  const draft = useDraft<NewValues>('admin:procedure:new', () => ({ code: '', ...blankProcedure() }));
  const { code, effectiveFrom } = draft.value;
  const set = (changes: Partial<NewValues>): void => draft.change({ ...draft.value, ...changes });
  const submit = async (): Promise<void> => {
    const body = { code: code.trim(), effectiveFrom, definition: procedureDefinition(draft.value) };
    if ((await send('POST', 'procedures', body)) === null) return;
    draft.done();
    notify('admin.procedure.made', { type: 'success' });
    void navigate(`/admin/procedures/${body.code}`);
  };
  return (
    <>
      <PageHead
        title={translate('admin.procedure.new')}
        back={{ to: '/admin/procedures', label: translate('admin.procedure.all') }}
      />
      <PageForm
        label={translate('admin.procedure.new')}
        submit={translate('admin.procedure.make')}
        onSubmit={() => void submit()}
        long
        working={working}
        problem={problem}
        restored={draft.restored}
        onDiscard={draft.discard}
      >
        <Stack spacing={2} sx={{ maxWidth: 1100 }}>
          <Section title={translate('admin.procedure.code_and_day')}>
            <Stack direction="row" spacing={2} sx={{ mt: 2 }}>
              <LineField
                label={translate('admin.procedure.code')}
                value={code}
                onChange={(next) => set({ code: next })}
                path="code"
                check={(next) => sentence(procedureCodeProblem(next))}
                hint={translate('admin.procedure.code_hint')}
                required
                autoFocus
                maxLength={8}
                width={240}
              />
              <DayField
                label={translate('admin.procedure.effective_from')}
                value={effectiveFrom}
                onChange={(day) => set({ effectiveFrom: day })}
                path="effectiveFrom"
                required
              />
            </Stack>
          </Section>
          <DefinitionFields values={draft.value} set={set} />
        </Stack>
      </PageForm>
    </>
  );
};
