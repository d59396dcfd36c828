import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { writeDate } from '../../ui/date-text';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';
import { Fact, Facts } from './Facts';
import { FormData } from './FormData';

/** What an officer holds a paper against: who it must be of, and what the form says. */
export const HeldAgainst = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const { applicant } = dossier;
  const facts = [
    ['name', applicant.fullName],
    ['number', applicant.citizenId ?? applicant.otherId?.number],
    ['birth', applicant.dateOfBirth && writeDate(applicant.dateOfBirth)],
    ['address', applicant.address],
    ['procedure', dossier.procedure.name],
  ] as const;
  return (
    <Stack spacing={2}>
      <Section title={translate('attachments.applicant.title')}>
        <Facts>
          {facts.map(
            ([key, value]) =>
              value && (
                <Fact key={key} name={translate(`attachments.applicant.${key}`)}>
                  {value}
                </Fact>
              ),
          )}
        </Facts>
      </Section>
      <FormData dossier={dossier} />
    </Stack>
  );
};
