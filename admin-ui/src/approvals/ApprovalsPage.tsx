import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { PageHead } from '../ui/PageHead';
import { Loading } from '../ui/Loading';
import { Message } from '../ui/Message';
import { whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { useWaitingApprovals } from './use-waiting-approvals';

/** What waits for my yes or no; each opens its dossier, where the question stands above everything else. */
export const ApprovalsPage = () => {
  const translate = useTranslate();
  const now = useNow();
  const waiting = useWaitingApprovals();
  return (
    <>
      <PageHead title={translate('approvals.title')} />
      {waiting === undefined && <Loading />}
      {waiting?.length === 0 && <Message>{translate('approvals.none')}</Message>}
      {waiting !== undefined && waiting.length > 0 && (
        <Paper elevation={0} sx={{ border: 1, borderColor: 'divider' }}>
          <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {waiting.map(({ id, dossierId, dossierCode, transition, requestedBy, requestedAt }) => (
              <Stack
                component="li"
                key={id}
                direction="row"
                spacing={2}
                sx={{ px: 2, py: 1.25, alignItems: 'baseline' }}
              >
                <MuiLink
                  component={Link}
                  to={`/dossiers/${dossierId}/show`}
                  variant="body2"
                  sx={{ width: 190, flex: 'none' }}
                  autoFocus={id === waiting[0]?.id}
                >
                  {dossierCode}
                </MuiLink>
                <Typography variant="body2">
                  {translate('approval.asks', {
                    name: requestedBy.fullName,
                    act: translate(`events.${transition}`),
                    when: whenWords(new Date(requestedAt), now, translate),
                  })}
                </Typography>
              </Stack>
            ))}
          </Stack>
        </Paper>
      )}
    </>
  );
};
