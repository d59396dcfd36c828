import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  NOTICE_CHANNELS,
  NOTICE_LANGUAGES,
  TEMPLATE_KINDS,
  type TemplateKind,
  type EffectiveTemplate,
} from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { capital } from '../../ui/capital';
import { ChoiceField } from '../../ui/ChoiceField';
import { useList } from '../api/use-read';
import { AdminTable } from '../parts/AdminTable';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../parts/Panel';
import { Sign } from '../parts/Sign';
import { Waiting } from '../parts/Waiting';
import { useTemplateOffice } from './use-template-office';

const COLUMNS = NOTICE_CHANNELS.flatMap((channel) => NOTICE_LANGUAGES.map((language) => ({ channel, language })));

/** The words of every notice: in which version, from which office, and what waits to be put in force. */
export const AdminNoticeTemplates = () => {
  const translate = useTranslate();
  const { officeCode, choices, nameOf, choose } = useTemplateOffice();
  const { rows, error, again } = useList<EffectiveTemplate>('notice-templates', { officeCode });
  const headOf = ({ channel, language }: (typeof COLUMNS)[number]): string =>
    translate(`admin.notice_templates.columns.${channel}_${language}`);
  const heldWords = ({ holds }: EffectiveTemplate): string => {
    if (holds === null) return translate('admin.notice_templates.usual');
    const version = translate('admin.notice_templates.version', { number: holds.number });
    return holds.officeCode === officeCode ? version : `${version}, ${nameOf(holds.officeCode)}`;
  };
  const cell = (template: EffectiveTemplate) => {
    const { kind, channel, language, pending } = template;
    const held = heldWords(template);
    return (
      <Stack direction="row" useFlexGap spacing={0.75} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <MuiLink
          component={Link}
          to={`/admin/notice-templates/${kind}/${channel}/${language}?${new URLSearchParams({ office: officeCode })}`}
          underline="hover"
          sx={{ fontWeight: template.holds === null ? 400 : 600 }}
          aria-label={`${capital(translate(`notices.kinds.${kind}`))}, ${headOf(template)}: ${held}`}
        >
          {held}
        </MuiLink>
        {pending && (
          <Sign tone={pending.state === 'proposed' ? 'amber' : 'neutral'}>
            {translate(`admin.notice_templates.states.${pending.state}`)}
          </Sign>
        )}
      </Stack>
    );
  };
  return (
    <>
      <PageHead title={translate('admin.notice_templates.title')}>
        {choices.length > 1 && (
          <Box sx={{ width: 340 }}>
            <ChoiceField
              label={translate('admin.notice_templates.of')}
              value={officeCode}
              onChange={choose}
              choices={choices}
            />
          </Box>
        )}
      </PageHead>
      <Panel>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate('admin.notice_templates.intro')}
        </Typography>
        <Waiting data={rows} error={error} again={again}>
          {(templates) => (
            <AdminTable<TemplateKind>
              label={translate('admin.notice_templates.title')}
              rows={TEMPLATE_KINDS}
              keyOf={(kind) => kind}
              columns={[
                {
                  name: 'kind',
                  head: translate('admin.notice_templates.kind'),
                  cell: (kind) => capital(translate(`notices.kinds.${kind}`)),
                },
                ...COLUMNS.map((column) => ({
                  name: `${column.channel} ${column.language}`,
                  head: headOf(column),
                  width: 190,
                  cell: (kind: TemplateKind) => {
                    const found = templates.find(
                      (one) => one.kind === kind && one.channel === column.channel && one.language === column.language,
                    );
                    return found && cell(found);
                  },
                })),
              ]}
            />
          )}
        </Waiting>
      </Panel>
    </>
  );
};
