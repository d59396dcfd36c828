import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Dossier } from '../dossier.types';
import { DeliveryLine } from '../notices/DeliveryLine';
import { Section } from '../../ui/Section';

/** What the citizen was told, and what became of it. */
export const Notices = ({ dossier }: { dossier: Pick<Dossier, 'notices' | 'rolesHere'> }) => {
  const translate = useTranslate();
  const { notices } = dossier;
  const roles = new Set(dossier.rolesHere);
  // Mostly one person is told, and everybody at the counter knows which.
  const two = new Set(notices.map(({ recipient }) => recipient)).size > 1;
  return (
    <Section title={translate('dossier.notices')}>
      {notices.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('dossier.no_notices')}
        </Typography>
      )}
      <Stack component="ul" spacing={1.75} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {notices.map((notice) => (
          <Box component="li" key={notice.id}>
            <Typography variant="body2">
              {translate(`notices.channels.${notice.channel}`)}: {translate(`notices.kinds.${notice.kind}`)}{' '}
              <Typography component="span" variant="body2" color="textSecondary">
                {notice.to}
                {two && ` (${translate(`notices.recipients.${notice.recipient}`)})`}
              </Typography>
            </Typography>
            <DeliveryLine notice={notice} roles={roles} />
          </Box>
        ))}
      </Stack>
    </Section>
  );
};
