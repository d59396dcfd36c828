import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section';
import type { Dossier } from '../dossier.types';

/** What the counter wanted the next people to know. */
export const Note = ({ dossier: { note } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  if (note === null) return null;
  return (
    <Section title={translate('dossier.note')}>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
        {note}
      </Typography>
    </Section>
  );
};
