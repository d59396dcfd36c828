import MuiLink from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AdminTable } from '../admin/parts/AdminTable';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { writeDateTime } from '../ui/date-text';
import type { CaughtUpDossier } from './catch-up.types';

/** What an approved batch has become, with the time each is due. */
export const DossierTable = ({ dossiers }: { dossiers: readonly CaughtUpDossier[] }) => {
  const translate = useTranslate();
  const now = useNow();
  const column = (name: string, width?: number) => ({
    name,
    head: translate(`catch_ups.columns.${name}`),
    ...(width !== undefined && { width }),
  });
  return (
    <AdminTable
      label={translate('catch_ups.dossiers')}
      rows={dossiers}
      keyOf={({ id }) => id}
      columns={[
        {
          ...column('code', 200),
          cell: ({ id, code }) => (
            <MuiLink component={Link} to={`/dossiers/${id}/show`}>
              {code}
            </MuiLink>
          ),
        },
        { ...column('block', 136), cell: ({ blockNumber }) => blockNumber ?? '–' },
        { ...column('received', 150), cell: ({ receivedAt }) => writeDateTime(receivedAt) },
        {
          ...column('due'),
          cell: ({ dueAt }) => {
            if (dueAt === null) return translate('due.no_limit');
            const at = new Date(dueAt);
            return <span title={exactWords(at)}>{whenWords(at, now, translate)}</span>;
          },
        },
        { ...column('dossier_state', 180), cell: ({ state }) => translate(`states.${state}`) },
      ]}
    />
  );
};
