import { useTranslate } from 'react-admin';
import type { EffectiveSetting } from '../admin.types';
import { SetByOffice } from './SetByOffice';
import { SettingDialog } from './SettingDialog';
import { settingWords } from './setting-form';

/** Numbers and choices that an office sets for itself and those below. */
export const AdminSettings = () => {
  const translate = useTranslate();
  const say = (name: string, more?: object): string => translate(`admin.settings.${name}`, more);
  return (
    <SetByOffice<EffectiveSetting>
      path="settings"
      say={say}
      takenBack="admin.settings.taken_back"
      keyOf={({ key }) => key}
      nameOf={({ key }) => say(`names.${key.replace('.', '_')}`)}
      columns={[
        {
          name: 'value',
          head: say('value'),
          width: 220,
          cell: (setting) => <strong>{settingWords(setting, translate)}</strong>,
        },
      ]}
      dialog={(props) => <SettingDialog key={`${props.officeCode} ${props.row.key}`} {...props} />}
    />
  );
};
