import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { NoticeWords, TemplateVersion } from '@motcua/shared/notices';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { exactWords } from '../../time/time-words';
import { AdminTable } from '../parts/AdminTable';
import { Nothing } from '../parts/Nothing';
import { Panel } from '../parts/Panel';
import { Sign } from '../parts/Sign';
import { diffWords } from './word-diff';

interface Props {
  /** The newest first. */
  readonly versions: readonly TemplateVersion[];
  readonly actsOf: (version: TemplateVersion) => React.ReactNode;
}

const TONES = { draft: 'neutral', proposed: 'amber', active: 'green', retired: 'neutral' } as const;

/** What an office has made of these words: who wrote, proposed and put in force each version, and what it changed. */
export const TemplateHistory = ({ versions, actsOf }: Props) => {
  const translate = useTranslate();
  const [open, setOpen] = useState<string | null>(null);
  if (versions.length === 0) return <Nothing>{translate('admin.notice_templates.no_versions')}</Nothing>;
  const byWhom = (name: string | null, at: string | null) =>
    name !== null && at !== null ? (
      <>
        {name}
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {exactWords(new Date(at))}
        </Typography>
      </>
    ) : (
      ''
    );
  const opened = versions.findIndex(({ id }) => id === open);
  return (
    <Panel>
      <AdminTable
        label={translate('admin.notice_templates.history')}
        rows={versions}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'number',
            head: translate('admin.notice_templates.number'),
            cell: ({ number, state }) => (
              <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
                <span>{translate('admin.notice_templates.version', { number })}</span>
                <Sign tone={TONES[state]}>{translate(`admin.notice_templates.states.${state}`)}</Sign>
              </Stack>
            ),
          },
          {
            name: 'created',
            head: translate('admin.notice_templates.written_by'),
            width: 190,
            cell: ({ createdBy, createdAt }) => byWhom(createdBy, createdAt),
          },
          {
            name: 'proposed',
            head: translate('admin.notice_templates.proposed_by'),
            width: 190,
            cell: ({ proposedBy, proposedAt }) => byWhom(proposedBy, proposedAt),
          },
          {
            name: 'activated',
            head: translate('admin.notice_templates.activated_by'),
            width: 190,
            cell: ({ activatedBy, activatedAt }) => byWhom(activatedBy, activatedAt),
          },
          {
            name: 'acts',
            head: translate('admin.notice_templates.acts'),
            width: 260,
            align: 'right',
            cell: (version) => (
              <>
                {actsOf(version)}
                <Button
                  size="small"
                  color="inherit"
                  aria-expanded={open === version.id}
                  aria-label={`${translate('admin.notice_templates.differs')}: ${translate('admin.notice_templates.version', { number: version.number })}`}
                  onClick={() => setOpen(open === version.id ? null : version.id)}
                >
                  {translate('admin.notice_templates.differs')}
                </Button>
              </>
            ),
          },
        ]}
      />
      {opened >= 0 && <Differences newer={versions[opened]!} older={versions[opened + 1] ?? null} />}
    </Panel>
  );
};

/** @param older null for the first version: all of it is new */
const Differences = ({ newer, older }: { newer: TemplateVersion; older: TemplateVersion | null }) => {
  const translate = useTranslate();
  const title =
    older === null
      ? translate('admin.notice_templates.first_version')
      : translate('admin.notice_templates.against', { number: newer.number, other: older.number });
  return (
    <Box component="section" aria-label={title} aria-live="polite" sx={{ mt: 2 }}>
      <Typography component="h3" variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {title}
      </Typography>
      {textsOf(newer).map((text, index) => (
        <Typography
          key={index === 0 ? 'first' : 'second'}
          component="p"
          variant="body2"
          sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mb: 1 }}
        >
          {diffWords(older === null ? '' : (textsOf(older)[index] ?? ''), text).map(({ kind, text: run }, at) =>
            kind === 'same' ? (
              <span key={at}>{run}</span>
            ) : (
              <Box
                key={at}
                component={kind === 'gone' ? 'del' : 'ins'}
                sx={{ bgcolor: kind === 'gone' ? 'error.main' : 'success.main', color: 'common.white', px: 0.25 }}
              >
                {run}
              </Box>
            ),
          )}
        </Typography>
      ))}
    </Box>
  );
};

const textsOf = ({ subject, body }: NoticeWords): string[] => (subject === null ? [body] : [subject, body]);
