import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { measureSms, type NoticeWords, type TemplateKind, type VisitFacts, writeSmsOf } from '@motcua/shared/notices';
import { formatThousands } from '@motcua/shared/payments';
import { SMS_LETTERS, type SmsLetters } from '@motcua/shared/offices';
import { useTranslate } from 'react-admin';
import { Sign } from '../parts/Sign';

interface Props {
  readonly kind: TemplateKind;
  readonly words: NoticeWords;
  readonly facts: VisitFacts;
  /** Which of the two the office sends. */
  readonly letters: SmsLetters;
  readonly partVnd: number;
}

/** The text message as it would be, with and without diacritics, and what each takes: it counts while one types. */
export const SmsCounter = ({ kind, words, facts, letters, partVnd }: Props) => {
  const translate = useTranslate();
  const written = SMS_LETTERS.map((way) => {
    const text = writeSmsOf(kind, words, facts, { diacritics: way === 'accented' });
    return { way, text, ...measureSms(text) };
  });
  return (
    <Stack spacing={2}>
      {[...written]
        .sort((one) => (one.way === letters ? -1 : 1))
        .map(({ way, text, encoding, units, parts, left }) => (
          <Stack
            key={way}
            component="section"
            spacing={0.75}
            aria-label={translate(`admin.notice_templates.sms.${way}`)}
          >
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <Typography component="h2" variant="body2" sx={{ fontWeight: 600 }}>
                {translate(`admin.notice_templates.sms.${way}`)}
              </Typography>
              {way === letters && <Sign tone="green">{translate('admin.notice_templates.sms.sent')}</Sign>}
            </Stack>
            <Box
              sx={{
                alignSelf: 'flex-start',
                maxWidth: 420,
                px: 1.5,
                py: 1,
                borderRadius: '14px 14px 14px 4px',
                bgcolor: 'action.hover',
                border: 1,
                borderColor: 'divider',
                overflowWrap: 'anywhere',
              }}
            >
              {text}
            </Box>
            <Typography variant="body2" color="textSecondary" aria-live={way === letters ? 'polite' : 'off'}>
              {translate(`admin.notice_templates.sms.${encoding}`)}
              {' · '}
              {translate('admin.notice_templates.sms.takes', { units, parts, left })}
              {partVnd > 0 &&
                ` · ${translate('admin.notice_templates.sms.costs', { amount: formatThousands(parts * partVnd) })}`}
            </Typography>
          </Stack>
        ))}
      {partVnd === 0 && (
        <Typography variant="caption" color="textSecondary">
          {translate('admin.notice_templates.sms.no_price')}
        </Typography>
      )}
    </Stack>
  );
};
