import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type NoticeWords, type VisitFacts, writeEmailOf, type TemplateKey } from '@motcua/shared/notices';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../ui/ChoiceField';
import { Message } from '../../ui/Message';
import { Nothing } from '../parts/Nothing';
import { Panel } from '../parts/Panel';
import { SmsCounter } from './SmsCounter';
import type { Preview } from './use-preview';

interface Props {
  readonly looked: Preview;
  readonly template: TemplateKey;
  readonly words: NoticeWords;
  /** Words that cannot be used are not shown as if they could. */
  readonly right: boolean;
}

/** What a citizen would get: text as one types, the mail in HTML when it is asked for. */
export const TemplatePreviewBox = ({ looked, template, words, right }: Props) => {
  const translate = useTranslate();
  const { preview, working, problem, look } = looked;
  const [first] = useState(words);
  useEffect(() => look(first), [look, first]);
  if (problem) {
    return (
      <Message action={translate('app.retry')} onAction={() => look(words)}>
        {translate(`errors.${problem.code}`)}
      </Message>
    );
  }
  if (preview === null) return null;
  const { dossiers, dossierId, facts, others, mail, letters, partVnd } = preview;
  const told: VisitFacts = [facts, ...others];
  const letter = right && template.channel === 'email' ? writeEmailOf(template.kind, words, told) : null;
  return (
    <Panel>
      <Stack spacing={2}>
        {dossierId === null ? (
          <Alert severity="info">{translate('admin.notice_templates.invented')}</Alert>
        ) : (
          <ChoiceField
            label={translate('admin.notice_templates.about')}
            value={dossierId}
            onChange={(id) => look(words, id)}
            choices={dossiers.map(({ id, code }) => ({ value: id, label: code }))}
            hint={translate('admin.notice_templates.masked')}
          />
        )}
        {!right && <Nothing>{translate('admin.notice_templates.mend_first')}</Nothing>}
        {right && template.channel === 'sms' && (
          <SmsCounter kind={template.kind} words={words} facts={told} letters={letters} partVnd={partVnd} />
        )}
        {letter && (
          <>
            <Stack component="section" spacing={0.5} aria-label={translate('admin.notice_templates.as_text')}>
              <Typography component="h2" variant="body2" sx={{ fontWeight: 600 }}>
                {translate('admin.notice_templates.as_text')}
              </Typography>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {letter.subject}
              </Typography>
              <Box
                component="pre"
                tabIndex={0}
                aria-label={translate('admin.notice_templates.as_text')}
                sx={{
                  m: 0,
                  p: 1.5,
                  maxHeight: 260,
                  overflow: 'auto',
                  whiteSpace: 'pre-wrap',
                  font: 'inherit',
                  fontSize: 14,
                  bgcolor: 'action.hover',
                  borderRadius: 1,
                }}
              >
                {letter.body}
              </Box>
            </Stack>
            <Stack component="section" spacing={0.5} aria-label={translate('admin.notice_templates.as_html')}>
              <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
                <Typography component="h2" variant="body2" sx={{ fontWeight: 600 }}>
                  {translate('admin.notice_templates.as_html')}
                </Typography>
                <Button size="small" loading={working} onClick={() => look(words, dossierId ?? undefined)}>
                  {translate('admin.notice_templates.look_again')}
                </Button>
              </Stack>
              {mail && (
                // Nothing in it may run or reach this page; there is nothing in it to load either.
                <Box
                  component="iframe"
                  title={translate('admin.notice_templates.as_html')}
                  sandbox=""
                  srcDoc={mail.html}
                  sx={{ width: 1, height: 420, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: '#f2f4f3' }}
                />
              )}
            </Stack>
          </>
        )}
      </Stack>
    </Panel>
  );
};
