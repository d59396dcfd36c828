import Stack from '@mui/material/Stack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { isReissue, WORD_FORMS } from '@motcua/shared/papers';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { PrintButton } from '../../papers/PrintButton';
import { WordButton } from '../../papers/WordButton';
import { printFile } from '../../papers/print-file';
import { type PaperOfDossier, usePapers, useTakePaper } from '../../papers/use-papers';
import { problemOf } from '../../providers/http';
import { useRoles } from '../../providers/use-roles';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { HiddenWords } from '../../ui/HiddenWords';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';

const GIVING_OUT = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;

/** What was given out on paper, with how many copies; each form that there is ground for has its key. */
export const Papers = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const now = useNow();
  const roles = useRoles();
  const papers = usePapers(dossier);
  const take = useTakePaper(dossier.id);
  const [working, setWorking] = useState<PaperOfDossier | null>(null);
  if (papers.length === 0) return null;
  const mayGiveOut = GIVING_OUT.some((role) => roles.has(role));

  const print = async (paper: PaperOfDossier): Promise<void> => {
    setWorking(paper);
    try {
      // The newest by its form: another may have come since this page was read.
      const { form } = paper;
      printFile(await take(isNewest(paper) ? { form } : paper), translate(`papers.forms.${form}`));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setWorking(null);
    }
  };
  const about = ({ form, number, year, copies, transition, at, holds }: PaperOfDossier): string =>
    [
      number !== null && translate('papers.number', { number, year }),
      copies === 0 ? translate('papers.not_printed') : translate('papers.copies', { smart_count: copies }),
      isReissue(form, { transition }) && translate('papers.reissue'),
      !holds && translate('papers.no_longer_valid'),
      whenWords(new Date(at), now, translate),
    ]
      .filter(Boolean)
      .join(' · ');
  // What was undone is no ground for a new one: the form would be refused, or would bring an earlier one.
  const isNewest = (paper: PaperOfDossier): boolean =>
    papers.find(({ form, holds }) => holds && form === paper.form) === paper;

  return (
    <Section title={translate('papers.title')}>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {papers.map((paper) => (
          <Stack
            component="li"
            key={`${paper.form} ${paper.eventId}`}
            direction="row"
            spacing={1.5}
            sx={{ alignItems: 'center' }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="body2">{translate(`papers.forms.${paper.form}`)}</Typography>
              <Typography variant="body2" color="textSecondary">
                {about(paper)}
              </Typography>
            </Box>
            {mayGiveOut && isNewest(paper) && WORD_FORMS.some((form) => form === paper.form) && (
              <WordButton dossierId={dossier.id} form={paper.form} />
            )}
            {mayGiveOut && !isNewest(paper) && (
              <Button
                size="small"
                disabled={working !== null && working !== paper}
                loading={working === paper}
                onClick={() => void print(paper)}
                sx={{ flexShrink: 0, minWidth: 92, justifyContent: 'flex-end' }}
              >
                {translate(paper.copies === 0 ? 'papers.print' : 'papers.reprint')}
                <HiddenWords>
                  : {translate(`papers.forms.${paper.form}`)}, {about(paper)}
                </HiddenWords>
              </Button>
            )}
            {mayGiveOut && isNewest(paper) && (
              <PrintButton
                paper={paper}
                loading={working === paper}
                disabled={working !== null && working !== paper}
                onPress={() => void print(paper)}
              />
            )}
          </Stack>
        ))}
      </Stack>
    </Section>
  );
};
