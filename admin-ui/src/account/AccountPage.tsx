import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { formatDateVi } from '@motcua/shared/calendar';
import { LOCALES, type Preferences, THEMES } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { PageHead } from '../ui/PageHead';
import { Fact, Facts } from '../dossiers/show/Facts';
import { Loading } from '../ui/Loading';
import { useSignedIn } from '../providers/use-signed-in';
import { Section } from '../ui/Section';
import { ChangePassword } from './ChangePassword';
import { usePreferences } from '../providers/use-preferences';

/** Who I am here, for whom I stand in, how I like the desk, and my password. */
export const AccountPage = () => {
  const translate = useTranslate();
  const { person } = useSignedIn();
  if (!person) return <Loading />;
  return (
    <Box sx={{ maxWidth: 900 }}>
      <PageHead title={translate('account.title')} />
      <Stack spacing={2}>
        <Section title={person.fullName}>
          <Facts>
            <Fact name={translate('account.username')}>{person.username}</Fact>
            {person.title !== null && <Fact name={translate('account.job')}>{person.title}</Fact>}
            <Fact name={translate('account.roles')}>
              {person.roles.map(({ role, officeName }) => (
                <div key={role + officeName}>{`${translate(`roles.${role}`)} · ${officeName}`}</div>
              ))}
            </Fact>
            {person.delegations.length > 0 && (
              <Fact name={translate('account.stands_in')}>
                {person.delegations.map((one) => (
                  <div key={one.role + one.officeCode + one.fromFullName}>
                    {translate('account.delegation', {
                      kind: one.kind,
                      name: one.fromFullName,
                      role: translate(`roles.${one.role}`),
                      until: formatDateVi(one.toOn),
                      decision: one.decisionNumber,
                    })}
                  </div>
                ))}
              </Fact>
            )}
          </Facts>
        </Section>
        <Section title={translate('account.desk')}>
          <DeskSettings />
        </Section>
        <Section title={translate('account.password')}>
          <ChangePassword />
        </Section>
      </Stack>
    </Box>
  );
};

const DeskSettings = () => {
  const translate = useTranslate();
  const { preferences, save } = usePreferences();
  return (
    <Stack direction="row" spacing={2} useFlexGap sx={{ mt: 1, flexWrap: 'wrap' }}>
      <TextField
        select
        size="small"
        label={translate('account.language')}
        value={preferences.locale}
        onChange={(event) => save({ locale: event.target.value as Preferences['locale'] })}
        sx={{ width: 200 }}
      >
        {LOCALES.map((locale) => (
          <MenuItem key={locale} value={locale} lang={locale}>
            {translate(`account.locales.${locale}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label={translate('account.ground')}
        value={preferences.theme}
        onChange={(event) => save({ theme: event.target.value as Preferences['theme'] })}
        sx={{ width: 200 }}
      >
        {THEMES.map((theme) => (
          <MenuItem key={theme} value={theme}>
            {translate(`account.themes.${theme}`)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        control={<Checkbox checked={preferences.digestByMail} onChange={(_, digestByMail) => save({ digestByMail })} />}
        label={translate('account.digest_by_mail')}
      />
    </Stack>
  );
};
