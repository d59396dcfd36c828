import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ResultActions } from '../results/ResultActions';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';

/** What came of it: numbers given out, who signed, and who has collected it. */
export const Results = ({ dossier: { id: dossierId, state, results, collections } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const now = useNow();
  if (results.length === 0) return null;
  return (
    <Section title={translate('dossier.result')}>
      {results.map(({ id, number, symbol, title, copies, signer, shelfSlot, copyId, cancelledAt }) => (
        <Box key={id} sx={{ mb: 0.5 }}>
          <Typography variant="body2" sx={{ textDecoration: cancelledAt ? 'line-through' : 'none' }}>
            <strong style={{ fontWeight: 500 }}>{title}</strong>, {translate('dossier.result_number', { number })}
            {symbol && ` · ${symbol}`}
            {copies > 1 && ` · ${translate('dossier.result_copies', { count: copies })}`}
            {signer && ` · ${translate('dossier.signed_by', { name: signer.fullName })}`}
            {shelfSlot && ` · ${translate('dossier.on_shelf', { place: shelfSlot })}`}
            {copyId && ` · ${translate('dossier.has_copy')}`}
          </Typography>
          {cancelledAt === null && (
            <ResultActions
              result={{ id, dossierId, number, symbol, shelfSlot, copyId }}
              handedOver={state === 'handed_over'}
            />
          )}
        </Box>
      ))}
      {collections.map(({ id, method, collectorName, authorisation, waybill, differs, returned, signatureId, at }) => (
        <Typography key={id} variant="body2" color="textSecondary">
          {[
            translate(`delivery.${method}`),
            collectorName,
            authorisation,
            waybill,
            whenWords(new Date(at), now, translate),
            ...differs.map((one) => translate(`act.collector_differed.${one}`)),
            returned.length > 0 && translate('act.returned_with', { papers: returned.join(', ') }),
            signatureId && translate('act.signature_kept'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      ))}
    </Section>
  );
};
