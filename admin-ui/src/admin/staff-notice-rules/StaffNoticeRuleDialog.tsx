import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Stack from '@mui/material/Stack';
import { CHANNEL_MODES, DESK_MODES } from '@motcua/shared/notices';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import type { EffectiveStaffNoticeRule } from '../admin.types';
import { useWrite } from '../api/use-write';
import { FormDialog } from '../form/FormDialog';
import type { SettingDialogProps } from '../settings/SetByOffice';
import { isOwnSetting } from '../settings/setting-form';
import { TOLD } from './told';

/** Sets how an office tells its officers one kind, or changes what it has set. */
export const StaffNoticeRuleDialog = (props: SettingDialogProps<EffectiveStaffNoticeRule>) => {
  const { officeCode, row, title, onClose, onShowNew } = props;
  const translate = useTranslate();
  const say = (name: string): string => translate(`admin.staff_notice_rules.${name}`);
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const { kind, set, ...stands } = row;
  const own = isOwnSetting(row, officeCode);
  const draft = useDraft(`admin:staff-notice-rule:${officeCode}:${kind}`, () => stands);
  const rule = draft.value;
  const submit = async (): Promise<void> => {
    const answer =
      own && set !== null
        ? await send('PATCH', `staff-notice-rules/${set.id}`, { ...rule, version: set.version })
        : await send('POST', 'staff-notice-rules', { ...rule, kind, ...(officeCode !== '' && { officeCode }) });
    if (answer === null) return;
    draft.done();
    notify('admin.staff_notice_rules.done', { type: 'success' });
    onClose();
  };
  const nobody =
    !TOLD.some((group) => rule[group]) || (rule.desk === 'never' && rule.email === 'never' && !rule.atOnce);
  return (
    <FormDialog
      title={title}
      effect={say(own ? 'change_effect' : 'create_effect')}
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
        <ChoiceField
          label={say('desk')}
          value={rule.desk}
          onChange={(desk) => draft.change({ ...rule, desk })}
          choices={DESK_MODES.map((mode) => ({ value: mode, label: say(`desk_modes.${mode}`) }))}
          autoFocus
        />
        <ChoiceField
          label={say('email')}
          value={rule.email}
          onChange={(email) => draft.change({ ...rule, email })}
          choices={CHANNEL_MODES.map((mode) => ({ value: mode, label: say(`modes.${mode}`) }))}
        />
        <FormControlLabel
          control={<Checkbox checked={rule.atOnce} onChange={(_, atOnce) => draft.change({ ...rule, atOnce })} />}
          label={say('at_once_flag')}
        />
        <FormControl component="fieldset">
          <FormLabel component="legend">{say('told')}</FormLabel>
          {TOLD.map((group) => (
            <FormControlLabel
              key={group}
              control={
                <Checkbox checked={rule[group]} onChange={(_, told) => draft.change({ ...rule, [group]: told })} />
              }
              label={say(`who.${group}`)}
            />
          ))}
        </FormControl>
        {nobody && <Alert severity="warning">{say('nobody_told')}</Alert>}
      </Stack>
    </FormDialog>
  );
};
