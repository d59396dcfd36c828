import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { ActField } from './ActField';
import type { Receipt } from './receipts';

interface Props {
  readonly value: Receipt;
  readonly onChange: (receipt: Receipt) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** Form, series and number, as printed on the receipt. */
export const ReceiptFields = ({ value, onChange, required = false, autoFocus = false }: Props) => {
  const translate = useTranslate();
  const part = (name: keyof Receipt) => ({
    label: translate(`act.receipt.${name}`),
    value: value[name],
    onChange: (text: string) => onChange({ ...value, [name]: text }),
    path: `receipt.${name}`,
    maxLength: 40,
    required,
  });
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
      <ActField {...part('form')} autoFocus={autoFocus && value.form === ''} />
      <ActField {...part('series')} />
      <ActField {...part('number')} autoFocus={autoFocus && value.form !== ''} digits />
    </Stack>
  );
};
