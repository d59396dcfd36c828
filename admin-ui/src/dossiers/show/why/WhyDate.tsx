import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useShortcut } from '../../../keyboard/use-shortcut';
import { exactWords } from '../../../time/time-words';
import { DeskDialog } from '../../../ui/DeskDialog';
import type { Dossier } from '../../dossier.types';
import { limitWords } from '../../limit-words';
import { LedgerNotes } from './LedgerNotes';
import { LedgerTable } from './LedgerTable';

const KEYS = 'j';

/** On paper the sheet stands alone, over the whole width and as many pages as it needs. */
const PRINTED = {
  '@media print': {
    '#root, .MuiBackdrop-root, .MuiDialogActions-root': { display: 'none' },
    '.MuiDialog-root, .MuiDialog-container': { position: 'static !important', display: 'block !important' },
    '.MuiDialog-paper': { maxWidth: 'none !important', maxHeight: 'none !important', margin: '0 !important' },
    '.MuiDialogContent-root': { overflow: 'visible !important' },
    '.MuiDialog-paper, .MuiDialog-paper *': {
      color: '#000 !important',
      background: '#fff !important',
      boxShadow: 'none !important',
    },
  },
};

/** Opens the days behind the promised time. */
export const WhyDate = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { ledger } = dossier;
  const offered = ledger !== null && ledger.lines.length > 0;
  useShortcut(offered ? KEYS : undefined, translate('ledger.title'), translate('keyboard.dossier'), () =>
    setOpen(true),
  );
  if (!offered) return null;
  return (
    <>
      <Button
        size="small"
        onClick={() => setOpen(true)}
        title={`${translate('ledger.title')} (J)`}
        aria-keyshortcuts={KEYS}
        sx={{ minWidth: 0, py: 0, textDecoration: 'underline' }}
      >
        {translate('ledger.why')}
      </Button>
      {open && <WhySheet dossier={dossier} ledger={ledger} onClose={() => setOpen(false)} />}
    </>
  );
};

const WhySheet = ({
  dossier,
  ledger,
  onClose,
}: {
  dossier: Dossier;
  ledger: NonNullable<Dossier['ledger']>;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  return (
    <DeskDialog
      title={translate('ledger.title')}
      width="md"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => window.print()}>{translate('ledger.print')}</Button>
          <Button variant="contained" onClick={onClose} autoFocus>
            {translate('ledger.close')}
          </Button>
        </>
      }
    >
      <GlobalStyles styles={PRINTED} />
      <Typography sx={{ fontWeight: 500 }}>
        {[dossier.externalCode ?? dossier.code, dossier.applicant.fullName].join(' · ')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('ledger.from_limit', {
          office: dossier.officeName,
          from: exactWords(new Date(ledger.from)),
          limit: limitWords(ledger.limit, translate),
        })}
      </Typography>
      <LedgerTable ledger={ledger} />
      {ledger.dueAt !== null && (
        <Typography sx={{ mt: 1.5, fontWeight: 600 }}>
          {translate('ledger.due', { when: exactWords(new Date(ledger.dueAt)) })}
        </Typography>
      )}
      <LedgerNotes dossier={dossier} ledger={ledger} />
    </DeskDialog>
  );
};
