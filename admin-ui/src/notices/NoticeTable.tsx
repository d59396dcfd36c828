import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ListedNotice } from '@motcua/shared/notices';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AdminTable } from '../admin/parts/AdminTable';
import { Panel } from '../admin/parts/Panel';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { DeliveryLine } from '../dossiers/notices/DeliveryLine';
import { rolesAtOffice } from '../dossiers/notices/notice-roles';
import { useOffice } from '../providers/use-office';
import { useSignedIn } from '../providers/use-signed-in';
import { capital } from '../ui/capital';

/** One line for each notice: of which dossier, when, what, to whom, and what became of it. */
export const NoticeTable = ({ rows }: { rows: readonly ListedNotice[] }) => {
  const translate = useTranslate();
  const now = useNow();
  const { person } = useSignedIn();
  // Those of an office that the chosen one has taken over are its own too.
  const { code } = useOffice();
  const roles = rolesAtOffice(person ?? { roles: [], delegations: [] }, code);
  const column = (name: string, width?: number) => ({
    name,
    head: translate(`notices.page.${name}`),
    ...(width !== undefined && { width }),
  });
  return (
    <Panel>
      <AdminTable
        label={translate('notices.page.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            ...column('dossier', 180),
            cell: ({ dossierId, dossierCode }) => (
              <MuiLink component={Link} to={`/dossiers/${dossierId}/show`}>
                {dossierCode}
              </MuiLink>
            ),
          },
          {
            ...column('created', 130),
            cell: ({ createdAt }) => {
              const at = new Date(createdAt);
              return <span title={exactWords(at)}>{whenWords(at, now, translate)}</span>;
            },
          },
          { ...column('what', 270), cell: (row) => <Told notice={row} /> },
          { ...column('fate'), cell: (row) => <DeliveryLine notice={row} roles={roles} /> },
        ]}
      />
    </Panel>
  );
};

/** What it is about and to whom; its words when they are asked for. */
const Told = ({ notice }: { notice: ListedNotice }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { channel, kind, to, subject, text } = notice;
  const what = capital(translate(`notices.kinds.${kind}`));
  return (
    <>
      <Button
        size="small"
        color="inherit"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={translate(open ? 'notices.page.hide_words' : 'notices.page.show_words')}
        onClick={() => setOpen(!open)}
        sx={{ ml: -0.75, textAlign: 'left' }}
      >
        {what}
      </Button>
      <Typography variant="body2" color="textSecondary">
        {translate(`notices.channels.${channel}`)} · {to}
      </Typography>
      {open && (
        <Box id={id} sx={{ mt: 0.5, p: 1, bgcolor: 'action.hover', borderRadius: 1, whiteSpace: 'pre-wrap' }}>
          {subject !== null && (
            <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
              {subject}
            </Typography>
          )}
          <Typography variant="body2">{text}</Typography>
        </Box>
      )}
    </>
  );
};
