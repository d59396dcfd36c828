import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../ui/ChoiceField';
import type { EffectiveSetting } from '../admin.types';
import { useList } from '../api/use-read';
import { officeChoices, useOfficeName, useOffices } from '../offices/use-offices';
import { AdminTable } from '../parts/AdminTable';
import { Confirm } from '../parts/Confirm';
import { PageHead } from '../parts/PageHead';
import { Waiting } from '../parts/Waiting';
import { SettingDialog } from './SettingDialog';
import { isOwnSetting, settingWords } from './setting-form';

/** What an office sets for itself and those below: each with the value that holds and by whose word. */
export const AdminSettings = () => {
  const translate = useTranslate();
  const officeName = useOfficeName();
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<EffectiveSetting | null>(null);
  const [removing, setRemoving] = useState<EffectiveSetting | null>(null);
  const { rows: offices = [] } = useOffices();
  const officeCode = chosen ?? offices[0]?.code ?? '';
  const { rows, error, again } = useList<EffectiveSetting>('settings', { officeCode });
  const nameOf = (key: string): string => translate(`admin.settings.names.${key.replace('.', '_')}`);
  const whose = ({ set }: EffectiveSetting): string => {
    if (set === null) return translate('admin.settings.usual');
    return set.officeCode === null ? translate('admin.calendar.country') : officeName(set.officeCode);
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
      <PageHead title={translate('admin.settings.title')}>
        <Box sx={{ width: 340 }}>
          <ChoiceField
            label={translate('admin.settings.of')}
            value={officeCode}
            onChange={setChosen}
            choices={[{ value: '', label: translate('admin.calendar.country') }, ...officeChoices(offices)]}
          />
        </Box>
      </PageHead>
      <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', p: 2 }}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate('admin.settings.intro')}
        </Typography>
        <Waiting data={rows} error={error} again={again}>
          {(settings) => (
            <AdminTable
              label={translate('admin.settings.title')}
              rows={settings}
              keyOf={({ key }) => key}
              columns={[
                { name: 'key', head: translate('admin.settings.what'), cell: ({ key }) => nameOf(key) },
                {
                  name: 'value',
                  head: translate('admin.settings.value'),
                  width: 220,
                  cell: (setting) => <strong>{settingWords(setting, translate)}</strong>,
                },
                { name: 'whose', head: translate('admin.settings.whose'), width: 220, cell: whose },
                {
                  name: 'acts',
                  head: translate('admin.settings.acts'),
                  width: 210,
                  align: 'right',
                  cell: (setting) => (
                    <>
                      {isOwnSetting(setting, officeCode) && (
                        <Button
                          size="small"
                          color="inherit"
                          aria-label={`${translate('admin.settings.take_back')}: ${nameOf(setting.key)}`}
                          onClick={() => setRemoving(setting)}
                        >
                          {translate('admin.settings.take_back')}
                        </Button>
                      )}
                      <Button
                        size="small"
                        aria-label={`${translate('admin.settings.change')}: ${nameOf(setting.key)}`}
                        onClick={() => setEditing(setting)}
                      >
                        {translate('admin.settings.change')}
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
        <SettingDialog
          key={`${officeCode} ${editing.key}`}
          officeCode={officeCode}
          setting={editing}
          title={nameOf(editing.key)}
          onClose={close}
          onShowNew={showNew}
        />
      )}
      {removing?.set && (
        <Confirm
          title={translate('admin.settings.ask_take_back', { name: nameOf(removing.key) })}
          effect={translate('admin.settings.take_back_effect')}
          submit={translate('admin.settings.take_back')}
          path={`settings/${removing.set.id}/remove`}
          version={removing.set.version}
          done="admin.settings.taken_back"
          onClose={close}
          onShowNew={showNew}
        />
      )}
    </>
  );
};
