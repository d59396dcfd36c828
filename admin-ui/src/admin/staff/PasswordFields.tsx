import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { LineField } from '../form/LineField';
import { drawBelow, makePassword } from './password-maker';
import { keptRules, PASSWORD_MAX_LENGTH, PASSWORD_RULES, passwordLength } from './password-rules';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly owner: { readonly username: string; readonly fullName: string };
  readonly autoFocus?: boolean;
}

/** A password that breaks one of these is refused for certain; how personal is too personal, the server decides. */
const SURE_RULES = ['long', 'varied'] as const;

/** A password for somebody else: its rules beside it while one types, or one made here that can be read out. */
export const PasswordFields = ({ label, value, onChange, owner, autoFocus = false }: Props) => {
  const translate = useTranslate();
  const [shown, setShown] = useState(false);
  const kept = keptRules(value, owner);
  const length = passwordLength(value);
  const broken = SURE_RULES.find((rule) => !kept.has(rule));
  const make = (): void => {
    onChange(makePassword(drawBelow));
    setShown(true);
  };
  return (
    <Box>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
        <LineField
          label={label}
          value={value}
          onChange={onChange}
          path="password"
          required
          autoFocus={autoFocus}
          maxLength={PASSWORD_MAX_LENGTH}
          password={shown ? 'shown' : 'hidden'}
          check={() => broken && translate(`admin.password.wrong.${broken}`)}
          hint={translate('admin.password.length', { count: length })}
        />
        <Button onClick={() => setShown(!shown)} aria-pressed={shown} sx={{ flex: 'none' }}>
          {translate(shown ? 'login.hide_password' : 'login.show_password')}
        </Button>
        <Button variant="outlined" onClick={make} sx={{ flex: 'none' }}>
          {translate('admin.password.make')}
        </Button>
      </Stack>
      <Box component="ul" aria-label={translate('admin.password.rules')} sx={{ m: 0, mt: 1, pl: 0, listStyle: 'none' }}>
        {PASSWORD_RULES.map((rule) => (
          <Typography
            component="li"
            variant="body2"
            key={rule}
            color={kept.has(rule) ? 'textPrimary' : 'textSecondary'}
          >
            <span aria-hidden>{kept.has(rule) ? '✓ ' : '○ '}</span>
            {translate(`admin.password.rule.${rule}`)}
            {kept.has(rule) && value !== '' && ` (${translate('admin.password.kept')})`}
          </Typography>
        ))}
        <Typography component="li" variant="body2" color="textSecondary">
          <span aria-hidden>○ </span>
          {translate('admin.password.rule.uncommon')}
        </Typography>
      </Box>
    </Box>
  );
};
