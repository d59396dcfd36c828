import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { checkWords, type NoticeWords, type EffectiveTemplate, type TemplateVersion } from '@motcua/shared/notices';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { KeyButton } from '../../keyboard/KeyButton';
import { useRoles } from '../../providers/use-roles';
import { useSignedIn } from '../../providers/use-signed-in';
import { useWrite } from '../api/use-write';
import { Refused, Restored } from '../form/FormWords';
import { Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Panel';
import { TemplateEditor } from './TemplateEditor';
import { TemplateHistory } from './TemplateHistory';
import { TemplatePreviewBox } from './TemplatePreviewBox';
import { usePreview } from './use-preview';

interface Props {
  readonly officeCode: string;
  readonly effective: EffectiveTemplate;
  /** The office's words that are not in force yet. */
  readonly pending: TemplateVersion | null;
  readonly versions: readonly TemplateVersion[];
  readonly again: () => void;
}

interface Asking {
  readonly act: 'retire' | 'restore';
  readonly version: TemplateVersion;
}

/** Writes, proposes and puts in force; what one may do there the server decides again. */
export const TemplateDesk = ({ officeCode, effective, pending, versions, again }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const administers = useRoles().has('administrator');
  const { person } = useSignedIn();
  const { send, working, problem, forget } = useWrite();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { kind, channel, language } = effective;
  const { subject, body } = pending ?? effective;
  const saved: NoticeWords = { subject, body };
  const draft = useDraft(
    `admin:template:${officeCode}:${kind}:${channel}:${language}:${pending?.version ?? 0}`,
    () => saved,
  );
  const proposed = pending?.state === 'proposed';
  const mayWrite = administers && !proposed;
  const words = mayWrite ? draft.value : saved;
  const looked = usePreview(officeCode, effective);
  const sender = looked.preview?.sender;
  const right = checkWords(kind, channel, words, sender).length === 0;
  const changed = words.subject !== subject || words.body !== body;
  const own = proposed && person !== undefined && [pending.createdById, pending.proposedById].includes(person.id);

  const save = async (): Promise<void> => {
    const typed = { body: words.body, ...(words.subject !== null && { subject: words.subject }) };
    const answer =
      pending === null
        ? await send('POST', 'notice-templates', { officeCode, kind, channel, language, ...typed })
        : await send('PATCH', `notice-templates/${pending.id}`, { ...typed, version: pending.version });
    if (answer === null) return;
    draft.done();
    notify('admin.notice_templates.saved', { type: 'success' });
  };
  const step = async (name: 'propose' | 'activate', done: string): Promise<void> => {
    if (pending === null) return;
    const answer = await send('POST', `notice-templates/${pending.id}/${name}`, { version: pending.version });
    if (answer !== null) notify(done, { type: 'success' });
  };
  const group = translate('admin.keys');
  return (
    <Stack spacing={2}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, alignItems: 'start' }}>
        <Panel>
          <Stack spacing={2}>
            {draft.restored && mayWrite && <Restored onDiscard={draft.discard} />}
            <TemplateEditor
              template={effective}
              words={words}
              sender={sender}
              onChange={mayWrite ? draft.change : null}
            />
            <div aria-live="polite">
              {problem && (
                <Refused
                  problem={problem}
                  onShowNew={() => {
                    forget();
                    again();
                  }}
                />
              )}
            </div>
            {own && (
              <Typography id="why-not" variant="body2">
                {translate('admin.notice_templates.not_oneself')}
              </Typography>
            )}
            <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
              {mayWrite && (
                <>
                  <KeyButton
                    keys="F2"
                    label={translate('admin.notice_templates.save')}
                    group={group}
                    variant={pending !== null && !changed ? 'outlined' : 'contained'}
                    loading={working}
                    disabled={!right || !changed}
                    onPress={() => void save()}
                  />
                  <KeyButton
                    keys="F8"
                    label={translate('admin.notice_templates.propose')}
                    group={group}
                    variant={pending !== null && !changed ? 'contained' : 'outlined'}
                    hint={translate(
                      pending === null || changed
                        ? 'admin.notice_templates.save_first'
                        : 'admin.notice_templates.propose_hint',
                    )}
                    disabled={working || pending === null || changed}
                    onPress={() => void step('propose', 'admin.notice_templates.proposed')}
                  />
                </>
              )}
              {proposed && (
                <KeyButton
                  keys="F8"
                  label={translate('admin.notice_templates.activate')}
                  group={group}
                  variant="contained"
                  loading={working}
                  disabled={own}
                  {...(own && { 'aria-describedby': 'why-not' })}
                  onPress={() => void step('activate', 'admin.notice_templates.activated')}
                />
              )}
              {pending !== null && administers && (
                <Button color="inherit" onClick={() => setAsking({ act: 'retire', version: pending })}>
                  {translate('admin.notice_templates.drop')}
                </Button>
              )}
            </Stack>
          </Stack>
        </Panel>
        <TemplatePreviewBox looked={looked} template={effective} words={words} right={right} />
      </Box>
      <Typography component="h2" variant="h2">
        {translate('admin.notice_templates.history')}
      </Typography>
      <TemplateHistory
        versions={versions}
        actsOf={(version) => {
          if (!administers) return null;
          const act = version.state === 'active' ? 'retire' : version.state === 'retired' ? 'restore' : null;
          if (act === null || (act === 'restore' && pending !== null)) return null;
          return (
            <Button size="small" color="inherit" onClick={() => setAsking({ act, version })}>
              {translate(`admin.notice_templates.${act}`)}
            </Button>
          );
        }}
      />
      {asking && (
        <Confirm
          title={translate(`admin.notice_templates.ask_${asking.act}`, { number: asking.version.number })}
          effect={translate(`admin.notice_templates.${asking.act}_effect`)}
          submit={translate(`admin.notice_templates.${asking.act}`)}
          path={`notice-templates/${asking.version.id}/${asking.act}`}
          version={asking.version.version}
          done={`admin.notice_templates.${asking.act}_done`}
          onClose={() => setAsking(null)}
          onShowNew={() => {
            again();
            setAsking(null);
          }}
        />
      )}
    </Stack>
  );
};
