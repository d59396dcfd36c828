import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../ui/ChoiceField';
import type { EffectiveNoticeRule } from '../admin.types';
import { useList } from '../api/use-read';
import { officeChoices, useOfficeName, useOffices } from '../offices/use-offices';
import { AdminTable } from '../parts/AdminTable';
import { Confirm } from '../parts/Confirm';
import { PageHead } from '../parts/PageHead';
import { Waiting } from '../parts/Waiting';
import { isOwnSetting } from '../settings/setting-form';
import { NoticeRuleDialog } from './NoticeRuleDialog';

/** By which channels an office tells each kind of notice, how long it can take it back, and by whose word. */
export const AdminNoticeRules = () => {
  const translate = useTranslate();
  const officeName = useOfficeName();
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<EffectiveNoticeRule | null>(null);
  const [removing, setRemoving] = useState<EffectiveNoticeRule | null>(null);
  const { rows: offices = [] } = useOffices();
  const officeCode = chosen ?? offices[0]?.code ?? '';
  const { rows, error, again } = useList<EffectiveNoticeRule>('notice-rules', { officeCode });
  const nameOf = ({ kind }: EffectiveNoticeRule): string => translate(`notices.kinds.${kind}`);
  const whose = ({ set }: EffectiveNoticeRule): string => {
    if (set === null) return translate('admin.notice_rules.usual');
    return set.officeCode === null ? translate('admin.calendar.country') : officeName(set.officeCode);
  };
  const hold = ({ holdSeconds, urgent }: EffectiveNoticeRule): string => {
    const waits =
      holdSeconds === 0
        ? translate('admin.notice_rules.at_once')
        : translate('admin.notice_rules.seconds', { count: holdSeconds });
    return urgent ? `${waits}, ${translate('admin.notice_rules.urgent')}` : waits;
  };
  const close = (): void => {
    setEditing(null);
    setRemoving(null);
  };
  const showNew = (): void => {
    again();
    close();
  };
  return (
    <>
      <PageHead title={translate('admin.notice_rules.title')}>
        <Box sx={{ width: 340 }}>
          <ChoiceField
            label={translate('admin.notice_rules.of')}
            value={officeCode}
            onChange={setChosen}
            choices={[{ value: '', label: translate('admin.calendar.country') }, ...officeChoices(offices)]}
          />
        </Box>
      </PageHead>
      <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', p: 2 }}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate('admin.notice_rules.intro')}
        </Typography>
        <Waiting data={rows} error={error} again={again}>
          {(rules) => (
            <AdminTable
              label={translate('admin.notice_rules.title')}
              rows={rules}
              keyOf={({ kind }) => kind}
              columns={[
                { name: 'kind', head: translate('admin.notice_rules.kind'), cell: nameOf },
                ...(['email', 'sms'] as const).map((channel) => ({
                  name: channel,
                  head: translate(`admin.notice_rules.${channel}`),
                  width: 140,
                  cell: (rule: EffectiveNoticeRule) => translate(`admin.notice_rules.modes.${rule[channel]}`),
                })),
                {
                  name: 'phone',
                  head: translate('admin.notice_rules.phone'),
                  width: 160,
                  cell: ({ phone }) => translate(`admin.notice_rules.phone_modes.${phone}`),
                },
                { name: 'hold', head: translate('admin.notice_rules.hold'), width: 120, cell: hold },
                { name: 'whose', head: translate('admin.notice_rules.whose'), width: 160, cell: whose },
                {
                  name: 'acts',
                  head: translate('admin.notice_rules.acts'),
                  width: 150,
                  align: 'right',
                  cell: (rule) => (
                    <>
                      {isOwnSetting(rule, officeCode) && (
                        <Button
                          size="small"
                          color="inherit"
                          aria-label={`${translate('admin.notice_rules.take_back')}: ${nameOf(rule)}`}
                          onClick={() => setRemoving(rule)}
                        >
                          {translate('admin.notice_rules.take_back')}
                        </Button>
                      )}
                      <Button
                        size="small"
                        aria-label={`${translate('admin.notice_rules.change')}: ${nameOf(rule)}`}
                        onClick={() => setEditing(rule)}
                      >
                        {translate('admin.notice_rules.change')}
                      </Button>
                    </>
                  ),
                },
              ]}
            />
          )}
        </Waiting>
      </Paper>
      {editing && (
        <NoticeRuleDialog
          key={`${officeCode} ${editing.kind}`}
          officeCode={officeCode}
          rule={editing}
          title={nameOf(editing)}
          onClose={close}
          onShowNew={showNew}
        />
      )}
      {removing?.set && (
        <Confirm
          title={translate('admin.notice_rules.ask_take_back', { name: nameOf(removing) })}
          effect={translate('admin.notice_rules.take_back_effect')}
          submit={translate('admin.notice_rules.take_back')}
          path={`notice-rules/${removing.set.id}/remove`}
          version={removing.set.version}
          done="admin.notice_rules.taken_back"
          onClose={close}
          onShowNew={showNew}
        />
      )}
    </>
  );
};
