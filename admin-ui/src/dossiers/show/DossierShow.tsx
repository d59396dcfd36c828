import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useGetOne, useTranslate } from 'react-admin';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { Attachments } from '../../attachments/Attachments';
import { useShortcut } from '../../keyboard/use-shortcut';
import { Loading } from '../../ui/Loading';
import { Message } from '../../ui/Message';
import { useOpenDossier } from '../../live/use-live';
import { problemOf } from '../../providers/http';
import type { Dossier } from '../dossier.types';
import { ApologyDraft } from './ApologyDraft';
import { Approvals } from './Approvals';
import { Components } from './Components';
import { DossierHead } from './DossierHead';
import { FormData } from './FormData';
import { HeldAgainst } from './HeldAgainst';
import { History } from './History';
import { Holders } from './Holders';
import { Note } from './Note';
import { Notices } from './Notices';
import { Pauses } from './Pauses';
import { Papers } from './Papers';
import { Payments } from './Payments';
import { Results } from './Results';

export const DossierShow = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const {
    data: dossier,
    error,
    refetch,
  } = useGetOne<Dossier>('dossiers', { id: decodeURIComponent(id) }, { retry: false });
  // Coming from the list, React-Admin has the row of it at hand, which is less than the dossier.
  if (dossier && 'events' in dossier) return <Page dossier={dossier} />;
  if (!error) return <Loading />;
  const { code } = problemOf(error);
  if (code === 'not_found') {
    return (
      <Message action={translate('app.to_list')} onAction={() => void navigate('/dossiers')}>
        {translate('dossier.gone')}
      </Message>
    );
  }
  return (
    <Message action={translate('app.retry')} onAction={() => void refetch()}>
      {translate(`errors.${code}`)}
    </Message>
  );
};

const Page = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const back = translate('dossier.back');
  useOpenDossier(dossier.id);
  // Who has opened the browser with this page has nowhere to go back to.
  const isFirst = useLocation().key === 'default';
  const goBack = (): void => void (isFirst ? navigate('/dossiers') : navigate(-1));
  useShortcut('Escape', back, translate('keyboard.dossier'), goBack);
  return (
    <Box sx={{ maxWidth: 1280, mx: 'auto', '@media print': { '& button': { display: 'none' } } }}>
      <Button
        onClick={goBack}
        title={`${back} (Escape)`}
        aria-keyshortcuts="Escape"
        size="small"
        color="inherit"
        startIcon={<ArrowBack fontSize="small" />}
        sx={{ color: 'text.secondary', ml: -0.5, mb: 0.5 }}
      >
        {back}
      </Button>
      <Stack spacing={2}>
        <DossierHead dossier={dossier} />
        <ApologyDraft dossier={dossier} />
        <Approvals dossier={dossier} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 6fr)' },
            alignItems: 'start',
          }}
        >
          <Stack spacing={2}>
            <Results dossier={dossier} />
            <Papers dossier={dossier} />
            <Components dossier={dossier} />
            <Attachments dossier={dossier} beside={<HeldAgainst dossier={dossier} />} />
            <Note dossier={dossier} />
            <FormData dossier={dossier} />
            <Pauses dossier={dossier} />
            <Payments dossier={dossier} />
          </Stack>
          <Stack spacing={2}>
            <History dossier={dossier} />
            <Notices dossier={dossier} />
            <Holders dossier={dossier} />
          </Stack>
        </Box>
      </Stack>
    </Box>
  );
};
