import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { NoticeLine } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { DeliveryLine } from '../notices/DeliveryLine';
import { Section } from '../../ui/Section';

/** What the citizen was told, and what became of it. */
export const Notices = ({ notices }: { notices: readonly NoticeLine[] }) => {
  const translate = useTranslate();
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
            <DeliveryLine notice={notice} />
          </Box>
        ))}
      </Stack>
    </Section>
  );
};
