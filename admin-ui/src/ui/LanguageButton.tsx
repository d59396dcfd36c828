import Button from '@mui/material/Button';
import { useLocaleState, useTranslate } from 'react-admin';

export const LanguageButton = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const other = locale === 'vi' ? 'en' : 'vi';
  return (
    <Button
      size="small"
      color="inherit"
      lang={other}
      sx={{ color: 'text.secondary', m: 1 }}
      onClick={() => setLocale(other)}
    >
      {translate('app.language')}
    </Button>
  );
};
