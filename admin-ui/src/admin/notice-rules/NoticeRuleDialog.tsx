import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import { CHANNEL_MODES, MOST_HOLD_SECONDS, NOTICE_CHANNELS, NOTICE_PEOPLE, PHONE_MODES } from '@motcua/shared/notices';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import type { EffectiveNoticeRule } from '../admin.types';
import { useWrite } from '../api/use-write';
import { FormDialog } from '../form/FormDialog';
import { LineField } from '../form/LineField';
import type { SettingDialogProps } from '../settings/SetByOffice';
import { isOwnSetting } from '../settings/setting-form';

/** Sets how an office tells one kind, or changes what it has set. */
export const NoticeRuleDialog = (props: SettingDialogProps<EffectiveNoticeRule>) => {
  const { officeCode, row: rule, title, onClose, onShowNew } = props;
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const { kind, set } = rule;
  const own = isOwnSetting(rule, officeCode);
  const draft = useDraft(`admin:notice-rule:${officeCode}:${kind}`, () => ({
    email: rule.email,
    sms: rule.sms,
    phone: rule.phone,
    people: rule.people,
    hold: String(rule.holdSeconds),
    urgent: rule.urgent,
  }));
  const { hold, ...told } = draft.value;
  const holdSeconds = /^\d{1,4}$/.test(hold.trim()) && Number(hold) <= MOST_HOLD_SECONDS ? Number(hold) : null;
  const submit = async (): Promise<void> => {
    if (holdSeconds === null) return;
    const body = { ...told, holdSeconds };
    const answer =
      own && set !== null
        ? await send('PATCH', `notice-rules/${set.id}`, { ...body, version: set.version })
        : await send('POST', 'notice-rules', { ...body, kind, ...(officeCode !== '' && { officeCode }) });
    if (answer === null) return;
    draft.done();
    notify('admin.notice_rules.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      effect={translate(own ? 'admin.notice_rules.change_effect' : 'admin.notice_rules.create_effect')}
      submit={translate('admin.form.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      restored={draft.restored}
      onDiscard={draft.discard}
      onShowNew={() => {
        forget();
        onShowNew();
      }}
    >
      <Stack spacing={2} sx={{ pt: 0.75 }}>
        {NOTICE_CHANNELS.map((channel, index) => (
          <ChoiceField
            key={channel}
            label={translate(`admin.notice_rules.${channel}`)}
            value={told[channel]}
            onChange={(mode) => draft.change({ ...draft.value, [channel]: mode })}
            choices={CHANNEL_MODES.map((mode) => ({
              value: mode,
              label: translate(`admin.notice_rules.modes.${mode}`),
            }))}
            autoFocus={index === 0}
          />
        ))}
        <ChoiceField
          label={translate('admin.notice_rules.phone')}
          value={told.phone}
          onChange={(phone) => draft.change({ ...draft.value, phone })}
          choices={PHONE_MODES.map((mode) => ({
            value: mode,
            label: translate(`admin.notice_rules.phone_modes.${mode}`),
          }))}
        />
        <ChoiceField
          label={translate('admin.notice_rules.people')}
          value={told.people}
          onChange={(people) => draft.change({ ...draft.value, people })}
          choices={NOTICE_PEOPLE.map((people) => ({
            value: people,
            label: translate(`admin.notice_rules.people_choices.${people}`),
          }))}
          hint={translate('admin.notice_rules.people_hint')}
        />
        {told.email === 'never' && told.sms === 'never' && (
          <Alert severity="warning">
            {translate(`admin.notice_rules.${told.phone === 'never' ? 'nobody_told' : 'all_called'}`)}
          </Alert>
        )}
        <LineField
          label={translate('admin.notice_rules.hold_seconds')}
          value={hold}
          onChange={(next) => draft.change({ ...draft.value, hold: next })}
          path="holdSeconds"
          hint={translate('admin.notice_rules.hold_hint')}
          check={() =>
            holdSeconds === null ? translate('admin.notice_rules.from_to', { most: MOST_HOLD_SECONDS }) : undefined
          }
          maxLength={4}
          required
          numeric
        />
        <FormControlLabel
          control={
            <Checkbox checked={told.urgent} onChange={(_, urgent) => draft.change({ ...draft.value, urgent })} />
          }
          label={translate('admin.notice_rules.urgent_flag')}
        />
      </Stack>
    </FormDialog>
  );
};
