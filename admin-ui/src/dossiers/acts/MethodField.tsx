import { useTranslate } from 'react-admin';
import { RadioField } from '../../ui/RadioField';

const PAYMENT_METHODS = ['cash', 'transfer', 'portal'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** How the money came. */
export const MethodField = ({
  value,
  onChange,
}: {
  value: PaymentMethod;
  onChange: (method: PaymentMethod) => void;
}) => {
  const translate = useTranslate();
  return (
    <RadioField
      label={translate('act.method')}
      value={value}
      onChange={(method) => onChange(method as PaymentMethod)}
      choices={PAYMENT_METHODS.map((method) => ({ value: method, label: translate(`act.methods.${method}`) }))}
      row
    />
  );
};
