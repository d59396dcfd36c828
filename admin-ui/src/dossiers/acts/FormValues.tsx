import type { FormField } from '@motcua/shared/procedures';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../ui/ChoiceField';
import { DateField } from '../../ui/DateField';
import { ActField } from './ActField';

interface Props {
  readonly fields: readonly FormField[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

/** The values a procedure's own form carries, each by its kind. */
export const FormValues = ({ fields, values, onChange }: Props) => {
  const translate = useTranslate();
  return fields.map(({ key, label, type }) => {
    const one = { label, value: values[key] ?? '', onChange: (value: string) => onChange({ ...values, [key]: value }) };
    switch (type) {
      case 'date':
        return <DateField key={key} {...one} />;
      case 'boolean':
        return (
          <ChoiceField
            key={key}
            {...one}
            choices={['', 'true', 'false'].map((value) => ({
              value,
              label: translate(`act.yes_no.${value || 'none'}`),
            }))}
          />
        );
      case 'number':
        return (
          <ActField
            key={key}
            {...one}
            onChange={(text) => one.onChange(text.replace(/[^\d]/g, ''))}
            path={`changes.formData.${key}`}
            maxLength={9}
            digits
          />
        );
      case 'text':
        return <ActField key={key} {...one} path={`changes.formData.${key}`} maxLength={500} />;
    }
  });
};
