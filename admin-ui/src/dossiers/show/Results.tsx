import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';

/** What came of it: numbers given out, who signed, and who has collected it. */
export const Results = ({ dossier: { results, collections } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  if (results.length === 0) return null;
  return (
    <Section title={translate('dossier.result')}>
      {results.map(({ id, number, title, copies, signer, cancelledAt }) => (
        <Typography key={id} variant="body2" sx={{ textDecoration: cancelledAt ? 'line-through' : 'none' }}>
          <strong style={{ fontWeight: 500 }}>{title}</strong>, {translate('dossier.result_number', { number })}
          {copies > 1 && ` · ${translate('dossier.result_copies', { count: copies })}`}
          {signer && ` · ${translate('dossier.signed_by', { name: signer.fullName })}`}
        </Typography>
      ))}
      {collections.map(({ id, method, collectorName, waybill, at }) => (
        <Typography key={id} variant="body2" color="textSecondary">
          {[translate(`delivery.${method}`), collectorName, waybill, whenWords(new Date(at), now, translate)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      ))}
    </Section>
  );
};
