import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { DossierRow } from '../dossiers/dossier.types';
import { openDuplicates } from './duplicates';
import { type IntakeForm, ownerOf } from './intake-form';

/** Told while one types, so that nobody fills in the rest for nothing. */
export const DuplicateNote = ({ form, rows }: { form: IntakeForm; rows: readonly DossierRow[] | undefined }) => {
  const translate = useTranslate();
  const found = openDuplicates(rows ?? [], {
    procedureCode: form.procedureCode,
    ownerName: ownerOf(form).fullName,
  });
  const [first] = found;
  if (!first) return null;
  return (
    <Alert severity="warning" role="status">
      {translate('intake.duplicate.warning', { codes: found.map(({ code }) => code).join(', ') })}{' '}
      <Link component={RouterLink} to={`/dossiers/${first.id}/show`} color="inherit">
        {translate('intake.saved.open')}
      </Link>
    </Alert>
  );
};
