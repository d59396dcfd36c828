import MuiLink from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AdminTable } from '../admin/parts/AdminTable';
import { Panel } from '../admin/parts/Panel';
import { PageHead } from '../ui/PageHead';
import { Loading } from '../ui/Loading';
import { Message } from '../ui/Message';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { useNamedApprovals } from '../dossiers/use-waiting-approvals';

/** The first waits for Enter, unless one is elsewhere than where one came from: in the list, or in the search box. */
const takeFocus = (link: HTMLAnchorElement | null): void => {
  if (document.activeElement?.matches('body, main, nav a')) link?.focus();
};

/** What waits for my yes or no, and whose it is; each opens its dossier, where the question stands above everything else. */
export const ApprovalsPage = () => {
  const translate = useTranslate();
  const now = useNow();
  const waiting = useNamedApprovals();
  return (
    <>
      <PageHead title={translate('approvals.title')} />
      {waiting === undefined && <Loading />}
      {waiting?.length === 0 && <Message>{translate('approvals.none')}</Message>}
      {waiting !== undefined && waiting.length > 0 && (
        <Panel>
          <AdminTable
            label={translate('approvals.title')}
            rows={waiting}
            keyOf={({ id }) => id}
            columns={[
              {
                name: 'code',
                head: translate('list.columns.code'),
                width: 180,
                cell: ({ id, dossierId, dossierCode }) => (
                  <MuiLink
                    component={Link}
                    to={`/dossiers/${dossierId}/show`}
                    ref={id === waiting[0]?.id ? takeFocus : undefined}
                  >
                    {dossierCode}
                  </MuiLink>
                ),
              },
              {
                name: 'applicant',
                head: translate('list.columns.applicant'),
                width: 190,
                cell: (row) => row.applicantName,
              },
              { name: 'procedure', head: translate('list.columns.procedure'), cell: (row) => row.procedureName },
              {
                name: 'asked',
                head: translate('approvals.asked'),
                width: 330,
                cell: ({ requestedBy, transition, requestedAt }) => {
                  const at = new Date(requestedAt);
                  const when = whenWords(at, now, translate);
                  const act = translate(`events.${transition}`);
                  return (
                    <span title={exactWords(at)}>
                      {translate('approval.asks', { name: requestedBy.fullName, act, when })}
                    </span>
                  );
                },
              },
            ]}
          />
        </Panel>
      )}
    </>
  );
};
