import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';
import { Fact, Facts } from './Facts';

/** What the procedure's own form says beside the applicant. */
export const FormData = ({ dossier: { formData, procedure } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const rows = Object.entries(formData);
  if (rows.length === 0) return null;
  const words = (value: string | number | boolean): string =>
    typeof value === 'boolean' ? translate(`ra.boolean.${value}`) : String(value);
  return (
    <Section title={translate('dossier.form')}>
      <Facts>
        {rows.map(([key, value]) => (
          <Fact key={key} name={procedure.formFields.find((field) => field.key === key)?.label ?? key}>
            {words(value)}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
};
