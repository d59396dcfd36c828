import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatVnd } from '@motcua/shared/payments';
import { useTranslate } from 'react-admin';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import type { Dossier, Payment } from '../dossier.types';

/** Money asked for, taken, and given back. */
export const Payments = ({ dossier: { payments, procedure } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  if (payments.length === 0) return null;
  const feeName = (code: string): string => procedure.fees.find((fee) => fee.code === code)?.name ?? code;
  const details = ({ items, method, receipt, exemption, recordedAt }: Payment): string =>
    [
      items.map(({ feeCode, quantity }) => `${feeName(feeCode)}${quantity > 1 ? ` × ${quantity}` : ''}`).join(', '),
      method && translate(`payments.methods.${method}`),
      receipt && translate('payments.receipt', { ...receipt }),
      exemption && translate('payments.exempt', { reason: exemption }),
      whenWords(new Date(recordedAt), now, translate),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Section title={translate('dossier.payments')}>
      <Stack component="ul" spacing={0.75} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {payments.map((payment) => (
          <li key={payment.id}>
            <Typography
              variant="body2"
              sx={{ textDecoration: payment.state === 'cancelled' ? 'line-through' : 'none' }}
            >
              <strong style={{ fontWeight: 500 }}>{formatVnd(payment.amountVnd)}</strong>{' '}
              {translate(`payments.states.${payment.state}`)}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {details(payment)}
            </Typography>
          </li>
        ))}
      </Stack>
    </Section>
  );
};
