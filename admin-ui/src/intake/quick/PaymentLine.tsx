import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { formatVnd } from '@motcua/shared/payments';
import { useTranslate } from 'react-admin';
import type { Receipt } from '../../dossiers/acts/receipts';
import { DeskField } from '../DeskField';
import type { Procedure } from '../../procedures/procedure.types';
import { dueOf, type QuickForm } from './quick-form';
import { SuggestField } from './SuggestField';
import type { Quick } from './use-quick';

type Props = Pick<Quick, 'form' | 'change' | 'wrong' | 'tried'> & { readonly procedure: Procedure };

/** What is to be paid while one types, and the receipt that will say so. */
export const PaymentLine = ({ form, change, procedure, wrong, tried }: Props) => {
  const translate = useTranslate();
  const due = dueOf(form, procedure);
  const charges = procedure.fees.some(({ amountVnd }) => amountVnd > 0);
  if (!charges) return <Typography variant="body2">{translate('quick.free')}</Typography>;
  const set = (part: Partial<QuickForm>): void => change({ ...form, ...part });
  const receipt = (name: keyof Receipt, label: string) => ({
    path: `receipt.${name}`,
    label,
    value: form.receipt[name],
    onChange: (text: string) => set({ receipt: { ...form.receipt, [name]: text } }),
    wrong,
    tried,
    maxLength: 40,
  });
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: '150px 140px repeat(3, 1fr) 1.4fr', gap: 1.5, alignItems: 'start' }}
    >
      <Box aria-live="polite">
        <Typography variant="caption" color="textSecondary" component="div">
          {translate('quick.fee')}
        </Typography>
        <Typography sx={{ fontSize: 22, fontWeight: 600, lineHeight: 1.2 }}>{formatVnd(due)}</Typography>
      </Box>
      <TextField
        select
        size="small"
        label={translate('quick.method')}
        value={form.method}
        onChange={(event) => set({ method: event.target.value as QuickForm['method'] })}
      >
        {(['cash', 'transfer'] as const).map((method) => (
          <MenuItem key={method} value={method}>
            {translate(`quick.methods.${method}`)}
          </MenuItem>
        ))}
      </TextField>
      <DeskField {...receipt('form', translate('quick.receipt_form'))} />
      <DeskField {...receipt('series', translate('quick.receipt_series'))} />
      <DeskField {...receipt('number', translate('quick.receipt_number'))} inputMode="numeric" />
      <SuggestField
        path="exemption"
        label={translate('quick.exemption')}
        value={form.exemption}
        onChange={(exemption) => set({ exemption })}
        suggestions={[...new Set(procedure.fees.flatMap(({ exemptions }) => exemptions ?? []))]}
      />
    </Box>
  );
};
