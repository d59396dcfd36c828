import { useTranslate } from 'react-admin';
import { Section } from '../../../ui/Section';
import type { ProcedureValues } from '../procedure-form';
import { CaseRows } from './CaseRows';
import { ComponentRows } from './ComponentRows';
import { FeeRows } from './FeeRows';
import { MainFields } from './MainFields';
import { FormFieldRows, LegalBasisRows, ResultRows } from './SmallRows';
import { StepRows } from './StepRows';

interface Props {
  readonly values: ProcedureValues;
  readonly set: (changes: Partial<ProcedureValues>) => void;
}

/** Everything a version says, to be written. */
export const DefinitionFields = ({ values, set }: Props) => {
  const translate = useTranslate();
  return (
    <>
      <Section title={translate('admin.procedure.facts')}>
        <MainFields values={values} set={set} />
      </Section>
      <Section title={translate('admin.procedure.components')} aside={translate('admin.rows.hint')}>
        <ComponentRows
          path="definition.components"
          rows={values.components}
          onChange={(components) => set({ components })}
        />
      </Section>
      <Section title={translate('admin.procedure.steps')}>
        <StepRows
          path="definition.steps"
          rows={values.steps}
          onChange={(steps) => set({ steps })}
          whole={values.limit}
        />
      </Section>
      <Section title={translate('admin.procedure.fees')}>
        <FeeRows path="definition.fees" rows={values.fees} onChange={(fees) => set({ fees })} />
      </Section>
      <Section title={translate('admin.procedure.cases')}>
        <CaseRows
          path="definition.cases"
          rows={values.cases}
          onChange={(cases) => set({ cases })}
          whole={values.limit}
        />
      </Section>
      <Section title={translate('admin.procedure.results')}>
        <ResultRows path="definition.results" rows={values.results} onChange={(results) => set({ results })} />
      </Section>
      <Section title={translate('admin.procedure.form_fields')}>
        <FormFieldRows
          path="definition.formFields"
          rows={values.formFields}
          onChange={(formFields) => set({ formFields })}
        />
      </Section>
      <Section title={translate('admin.procedure.legal_basis')}>
        <LegalBasisRows
          path="definition.legalBasis"
          rows={values.legalBasis}
          onChange={(legalBasis) => set({ legalBasis })}
        />
      </Section>
    </>
  );
};
