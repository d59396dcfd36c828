import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { KeyButton } from '../keyboard/KeyButton';
import { usePrinting } from '../papers/use-printing';
import { useTakeSheets } from '../papers/use-sheets';
import { Section } from '../ui/Section';
import type { VisitDossier } from './visit';

interface Props {
  readonly visit: readonly VisitDossier[];
  /** Given where nothing else on the page says that the person has brought all. */
  readonly onNext?: () => void;
}

/** All that the person at the counter has brought so far. */
export const VisitList = ({ visit, onNext }: Props) => {
  const translate = useTranslate();
  const now = useNow();
  const { working, print } = usePrinting();
  const take = useTakeSheets();
  const bring = (): Promise<Blob> =>
    take(
      visit.map(({ id }) => id),
      'intake',
    );
  return (
    <Section title={translate('intake.saved.visit', { smart_count: visit.length })}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {visit.map(({ id, code, procedureName, dueAt }) => (
          <Box component="li" key={id} sx={{ py: 0.5 }}>
            <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'baseline' }}>
              <Link component={RouterLink} to={`/dossiers/${id}/show`} variant="body2">
                {code}
              </Link>
              <Typography variant="body2" color="textSecondary">
                {dueAt === null ? '' : whenWords(new Date(dueAt), now, translate)}
              </Typography>
            </Stack>
            <Typography variant="body2" noWrap title={procedureName}>
              {procedureName}
            </Typography>
          </Box>
        ))}
      </Box>
      <Typography variant="caption" color="textSecondary">
        {translate('intake.saved.told_once')}
      </Typography>
      {visit.length > 1 && (
        <div>
          <KeyButton
            keys="Shift+F9"
            size="small"
            label={translate('papers.intake_list')}
            group={translate('intake.group')}
            loading={working}
            onPress={() => void print(bring, translate('papers.intake_list'))}
          />
        </div>
      )}
      {onNext && (
        <div>
          <KeyButton
            keys="Alt+T"
            size="small"
            label={translate('intake.saved.next')}
            group={translate('intake.group')}
            onPress={onNext}
          />
        </div>
      )}
    </Section>
  );
};
