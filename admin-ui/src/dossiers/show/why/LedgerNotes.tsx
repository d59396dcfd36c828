import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { exactWords } from '../../../time/time-words';
import type { Dossier } from '../../dossier.types';
import type { DossierLedger } from '../../pause.types';

/** What the reader must know beside the days: a date that differs, a new promise, a year not yet announced. */
export const LedgerNotes = ({ dossier, ledger }: { dossier: Dossier; ledger: DossierLedger }) => {
  const translate = useTranslate();
  const when = (at: string | null): string => (at === null ? '' : exactWords(new Date(at)));
  const notes = [
    !ledger.agrees && translate('ledger.differs', { reckoned: when(ledger.dueAt), kept: when(dossier.dueAt) }),
    ledger.restarted && translate('ledger.restarted', { from: when(ledger.from) }),
    dossier.paused && translate('ledger.paused_now'),
    dossier.duePromised !== null && translate('ledger.promised_anew', { when: when(dossier.duePromised) }),
    dossier.dueOriginal !== dossier.dueAt && translate('ledger.first_promise', { when: when(dossier.dueOriginal) }),
    ledger.provisionalYears.length > 0 &&
      translate('ledger.provisional', { years: ledger.provisionalYears.join(', ') }),
  ].filter((note) => note !== false);
  return (
    <Stack spacing={1} sx={{ mt: 1.5 }}>
      {notes.map((note, index) => (
        <Alert key={note} severity={index === 0 && !ledger.agrees ? 'warning' : 'info'} sx={{ py: 0 }}>
          {note}
        </Alert>
      ))}
    </Stack>
  );
};
