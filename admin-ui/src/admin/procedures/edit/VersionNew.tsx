import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { useDraft } from '../../../drafts/use-draft';
import { serverNow } from '../../../providers/http';
import { Section } from '../../../ui/Section';
import type { FullProcedure } from '../../admin.types';
import { useOne } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { DayField } from '../../form/DayField';
import { PageForm } from '../../form/PageForm';
import { PageHead } from '../../../ui/PageHead';
import { Waiting } from '../../parts/Waiting';
import { procedureDefinition } from '../procedure-body';
import { blankProcedure, type ProcedureValues, procedureValues } from '../procedure-form';
import { versionToShow } from '../versions';
import { DefinitionFields } from './DefinitionFields';

/** What a procedure says from a day on, begun as a copy of what it says now. */
export const VersionNew = () => {
  const translate = useTranslate();
  const { code = '' } = useParams();
  const { record, error, again, readNow } = useOne<FullProcedure>(`procedures/${encodeURIComponent(code)}`);
  return (
    <>
      <PageHead
        title={translate('admin.procedure.new_version_of', { code })}
        back={{ to: `/admin/procedures/${code}`, label: translate('admin.procedure.back_to_one') }}
      />
      <Waiting data={record} error={error} again={again}>
        {(procedure) => <VersionForm key={procedure.id} procedure={procedure} readNow={readNow} />}
      </Waiting>
    </>
  );
};

interface Props {
  readonly procedure: FullProcedure;
  readonly readNow: () => Promise<FullProcedure | undefined>;
}

interface VersionDraft {
  readonly values: ProcedureValues;
  readonly version: number;
}

const VersionForm = ({ procedure, readNow }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { code } = procedure;
  const { send, working, problem, forget } = useWrite();
  const [overtaken, setOvertaken] = useState(false);
  const draft = useDraft<VersionDraft>(`admin:procedure:${code}`, () => {
    const current = versionToShow(procedure.versions, localDateOf(serverNow()));
    return {
      values: current ? procedureValues(current.definition) : blankProcedure(),
      version: procedure.version,
    };
  });
  const { values, version } = draft.value;
  const set = (changes: Partial<ProcedureValues>): void => draft.change({ values: { ...values, ...changes }, version });
  const latest = procedure.versions.at(-1);
  const tooEarly = latest !== undefined && values.effectiveFrom !== '' && values.effectiveFrom <= latest.effectiveFrom;

  const submit = async (): Promise<void> => {
    const { effectiveFrom } = values;
    const body = { version, effectiveFrom, definition: procedureDefinition(values) };
    if ((await send('POST', `procedures/${code}/versions`, body)) === null) return;
    draft.done();
    notify('admin.procedure.version_made', { type: 'success', messageArgs: { day: formatDateVi(effectiveFrom) } });
    void navigate(`/admin/procedures/${code}`);
  };
  const showNew = async (): Promise<void> => {
    const fresh = await readNow();
    if (!fresh) return;
    draft.change({ values, version: fresh.version });
    setOvertaken(true);
    forget();
  };
  return (
    <PageForm
      label={translate('admin.procedure.new_version_of', { code })}
      submit={translate('admin.procedure.make_version')}
      onSubmit={() => void submit()}
      long
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
      onShowNew={() => void showNew()}
    >
      {overtaken && latest && (
        <Alert severity="warning">
          {translate('admin.procedure.overtaken', { number: latest.number, day: formatDateVi(latest.effectiveFrom) })}
        </Alert>
      )}
      <Stack spacing={2} sx={{ maxWidth: 1100 }}>
        <Section title={translate('admin.procedure.effect')} aside={translate('admin.procedure.effect_aside')}>
          <Stack sx={{ mt: 2 }}>
            <DayField
              label={translate('admin.procedure.effective_from')}
              value={values.effectiveFrom}
              onChange={(day) => set({ effectiveFrom: day })}
              path="effectiveFrom"
              required
              autoFocus
              wrong={
                tooEarly
                  ? translate('admin.procedure.wrong.too_early', { day: formatDateVi(latest.effectiveFrom) })
                  : undefined
              }
            />
          </Stack>
        </Section>
        <DefinitionFields values={values} set={set} />
      </Stack>
    </PageForm>
  );
};
