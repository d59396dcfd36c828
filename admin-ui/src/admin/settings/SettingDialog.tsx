import Box from '@mui/material/Box';
import { formatDateVi } from '@motcua/shared/calendar';
import { LONGEST_FOLLOW_URL } from '@motcua/shared/notices';
import { isOwnSetting as isSaidByEach, OFFICE_SETTING_RANGES } from '@motcua/shared/offices';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import type { EffectiveSetting } from '../admin.types';
import { useWrite } from '../api/use-write';
import { DayField } from '../form/DayField';
import { FormDialog } from '../form/FormDialog';
import { LineField } from '../form/LineField';
import type { SettingDialogProps } from './SetByOffice';
import { isMoney, isOwnSetting, readSetting, settingText, settingWord, writingOf } from './setting-form';

/** With the number of a branch behind a hyphen. */
const LONGEST_TAX_CODE = 14;

/** Sets one thing for an office, or changes what it has set. */
export const SettingDialog = (props: SettingDialogProps<EffectiveSetting>) => {
  const { officeCode, row: setting, title, onClose, onShowNew } = props;
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const { key } = setting;
  const draft = useDraft(`admin:setting:${officeCode}:${key}`, () => ({ text: settingText(setting) }));
  const { text } = draft.value;
  const set = (next: string): void => draft.change({ text: next });
  const allowed = OFFICE_SETTING_RANGES[key];
  const value = readSetting(key, text);
  const create = isSaidByEach(key) ? 'own_effect' : 'create_effect';
  const effect = isOwnSetting(setting, officeCode) ? 'change_effect' : create;
  const line =
    'address' in allowed
      ? { wrong: translate('admin.settings.no_address'), longest: LONGEST_FOLLOW_URL, isNumber: false }
      : 'taxCode' in allowed
        ? { wrong: translate('admin.settings.no_tax_code'), longest: LONGEST_TAX_CODE, isNumber: false }
        : { wrong: translate('admin.settings.from_to', allowed), longest: isMoney(key) ? 20 : 4, isNumber: true };
  const submit = async (): Promise<void> => {
    if (value === null) return;
    const { method, path, body } = writingOf(setting, officeCode, value);
    if ((await send(method, path, body)) === null) return;
    draft.done();
    notify('admin.settings.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      effect={translate(`admin.settings.${effect}`)}
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
      <Box sx={{ pt: 0.75 }}>
        {'words' in allowed ? (
          <ChoiceField
            label={translate('admin.settings.value')}
            value={text}
            onChange={set}
            choices={allowed.words.map((word) => ({ value: word, label: settingWord(key, word, translate) }))}
            autoFocus
          />
        ) : 'firstDay' in allowed ? (
          <DayField
            label={translate('admin.settings.value')}
            value={text}
            onChange={set}
            path="value"
            wrong={
              value === null
                ? translate('admin.settings.day_from_to', {
                    from: formatDateVi(allowed.firstDay),
                    to: formatDateVi(allowed.lastDay),
                  })
                : undefined
            }
            required
            autoFocus
          />
        ) : (
          <LineField
            label={translate('admin.settings.value')}
            value={text}
            onChange={set}
            path="value"
            hint={translate(`admin.settings.hints.${key.replace('.', '_')}`)}
            check={() => (value === null ? line.wrong : undefined)}
            maxLength={line.longest}
            required={line.isNumber}
            numeric={line.isNumber}
            money={isMoney(key)}
            autoFocus
          />
        )}
      </Box>
    </FormDialog>
  );
};
