import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ProcedureDefinition } from '@motcua/shared/procedures';
import { useTranslate } from 'react-admin';
import { limitWords } from '../../dossiers/limit-words';
import { Fact, Facts } from '../../dossiers/show/Facts';
import { Section } from '../../ui/Section';
import { Nothing } from '../parts/Nothing';
import { CaseFacts } from './CaseFacts';
import { ComponentTable, FeeTable, FormFieldTable, StepTable } from './definition-tables';
import { FLAGS } from './procedure-form';

/** Everything one version says, to be read. */
export const VersionFacts = ({ definition }: { definition: ProcedureDefinition }) => {
  const translate = useTranslate();
  const { components, cases, steps, fees, formFields, legalBasis, results } = definition;
  return (
    <Stack spacing={2} sx={{ maxWidth: 1200 }}>
      <Section title={translate('admin.procedure.facts')}>
        <Facts>
          <Fact name={translate('admin.procedure.field')}>{definition.field}</Fact>
          <Fact name={translate('admin.procedure.limit')}>{limitWords(definition.limit, translate)}</Fact>
          <Fact name={translate('admin.procedure.level')}>
            {translate(`admin.procedure.levels.${definition.level}`)}
          </Fact>
          <Fact name={translate('admin.procedure.results')}>
            {results.map(({ code, name }) => (
              <div key={code}>{`${name} (${code})`}</div>
            ))}
          </Fact>
          <Fact name={translate('admin.procedure.retention')}>
            {translate(`admin.procedure.retentions.${definition.retention}`)}
          </Fact>
          <Fact name={translate('admin.procedure.supplement_clock')}>
            {translate(`admin.procedure.clocks.${definition.supplementClock}`)}
          </Fact>
          {FLAGS.map((flag) => (
            <Fact key={flag} name={translate(`admin.procedure.flags.${flag}`)}>
              {translate(definition[flag] ? 'admin.yes' : 'admin.no')}
            </Fact>
          ))}
        </Facts>
      </Section>
      <Section title={translate('admin.procedure.components')} aside={String(components.length)}>
        <ComponentTable rows={components} />
      </Section>
      <Section title={translate('admin.procedure.steps')} aside={String(steps.length)}>
        <StepTable rows={steps} />
      </Section>
      <Section title={translate('admin.procedure.fees')} aside={String(fees.length)}>
        {fees.length > 0 ? <FeeTable rows={fees} /> : <Nothing>{translate('admin.procedure.no_fees')}</Nothing>}
      </Section>
      <Section title={translate('admin.procedure.cases')} aside={String(cases.length)}>
        {cases.length > 0 ? <CaseFacts cases={cases} /> : <Nothing>{translate('admin.procedure.no_cases')}</Nothing>}
      </Section>
      <Section title={translate('admin.procedure.form_fields')} aside={String(formFields.length)}>
        {formFields.length > 0 ? (
          <FormFieldTable rows={formFields} />
        ) : (
          <Nothing>{translate('admin.procedure.no_form_fields')}</Nothing>
        )}
      </Section>
      <Section title={translate('admin.procedure.legal_basis')}>
        <Stack component="ul" spacing={0.5} sx={{ m: 0, pl: 2.5 }}>
          {legalBasis.map((text) => (
            <Typography component="li" variant="body2" key={text}>
              {text}
            </Typography>
          ))}
        </Stack>
      </Section>
    </Stack>
  );
};
