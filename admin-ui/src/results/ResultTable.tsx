import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { localDateOf } from '@motcua/shared/calendar';
import type { RegisteredResult } from '@motcua/shared/results';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AdminTable } from '../admin/parts/AdminTable';
import { Panel } from '../admin/parts/Panel';
import { shortDate } from '../time/time-words';
import { useNow } from '../time/use-now';
import { ResultActions } from '../dossiers/results/ResultActions';

/** One line for each number: what it is, of which dossier, who signed it, where the paper and the copy are. */
export const ResultTable = ({ rows }: { rows: readonly RegisteredResult[] }) => {
  const translate = useTranslate();
  const today = localDateOf(useNow());
  const column = (name: string, width?: number) => ({
    name,
    head: translate(`results.${name}`),
    ...(width !== undefined && { width }),
  });
  return (
    <Panel>
      <AdminTable
        label={translate('results.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { ...column('number', 120), cell: (row) => <Numbered result={row} /> },
          {
            ...column('what', 320),
            cell: ({ title, copies, applicantName }) => (
              <>
                {title}
                {copies > 1 && ` · ${translate('dossier.result_copies', { count: copies })}`}
                <Typography variant="body2" color="textSecondary">
                  {applicantName}
                </Typography>
              </>
            ),
          },
          {
            ...column('dossier', 190),
            cell: ({ dossierId, dossierCode }) => (
              <MuiLink component={Link} to={`/dossiers/${dossierId}/show`}>
                {dossierCode}
              </MuiLink>
            ),
          },
          {
            ...column('signer', 190),
            cell: ({ signer, signedOn }) => (
              <>
                {signer?.fullName}
                <Typography variant="body2" color="textSecondary">
                  {shortDate(signedOn, today)}
                </Typography>
              </>
            ),
          },
          { ...column('place'), cell: (row) => <Whereabouts result={row} /> },
        ]}
      />
    </Panel>
  );
};

/** A number that was cancelled stays, struck through. */
const Numbered = ({ result: { number, symbol, cancelledAt } }: { result: RegisteredResult }) => {
  const translate = useTranslate();
  return (
    <>
      <span style={{ fontWeight: 500, textDecoration: cancelledAt ? 'line-through' : 'none' }}>{number}</span>
      <Typography variant="body2" color="textSecondary">
        {[symbol, cancelledAt && translate('results.cancelled')].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
};

const Whereabouts = ({ result }: { result: RegisteredResult }) => {
  const { shelfSlot, handedOver, copy, cancelledAt } = result;
  const translate = useTranslate();
  const paper = handedOver ? translate('results.handed_over') : (shelfSlot ?? translate('results.no_shelf'));
  return (
    <>
      {paper}
      <Typography variant="body2" color="textSecondary">
        {translate(copy === null ? 'results.no_copy' : `results.copy.${copy.signature ?? 'unsigned'}`)}
        {copy?.level && `, ${translate(`results.level.${copy.level}`)}`}
      </Typography>
      {cancelledAt === null && (
        <ResultActions result={{ ...result, copyId: copy?.attachmentId ?? null }} handedOver={handedOver} />
      )}
    </>
  );
};
