import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { PaperForm } from '@motcua/shared/papers';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { printFile } from '../../papers/print-file';
import { type PaperOfDossier, usePapers, useTakePaper } from '../../papers/use-papers';
import { problemOf } from '../../providers/http';
import { useRoles } from '../../providers/use-roles';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';

const GIVING_OUT = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;

/** What was given out on paper, with how many copies; one key prints the receipt that holds now. */
export const Papers = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const now = useNow();
  const roles = useRoles();
  const papers = usePapers(dossier);
  const take = useTakePaper(dossier.id);
  const [working, setWorking] = useState(false);
  const newest = papers.find(({ form }) => form === 'receipt');
  if (!newest) return null;

  const print = async (form: PaperForm): Promise<void> => {
    setWorking(true);
    try {
      printFile(await take(form), translate(`papers.forms.${form}`));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setWorking(false);
    }
  };
  const about = ({ number, year, copies, transition, at }: PaperOfDossier): string =>
    [
      number !== null && translate('papers.number', { number, year }),
      copies === 0 ? translate('papers.not_printed') : translate('papers.copies', { smart_count: copies }),
      transition !== 'accept' && translate('papers.reissue'),
      whenWords(new Date(at), now, translate),
    ]
      .filter(Boolean)
      .join(' · ');

  return (
    <Section title={translate('papers.title')}>
      <Stack component="ul" spacing={0.75} sx={{ listStyle: 'none', m: 0, p: 0, mb: 1.5 }}>
        {papers.map((paper) => (
          <li key={`${paper.form} ${paper.eventId}`}>
            <Typography variant="body2">{translate(`papers.forms.${paper.form}`)}</Typography>
            <Typography variant="body2" color="textSecondary">
              {about(paper)}
            </Typography>
          </li>
        ))}
      </Stack>
      {GIVING_OUT.some((role) => roles.has(role)) && (
        <Box>
          <KeyButton
            keys="F9"
            label={translate(newest.copies === 0 ? 'papers.print_receipt' : 'papers.reprint_receipt')}
            group={translate('keyboard.dossier')}
            size="small"
            variant="outlined"
            loading={working}
            onPress={() => void print('receipt')}
          />
        </Box>
      )}
    </Section>
  );
};
