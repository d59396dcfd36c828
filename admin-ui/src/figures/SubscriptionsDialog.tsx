import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { FigureOfficeChoice, ReportSubscriptionView } from '@motcua/shared/figures';
import { useTranslate } from 'react-admin';
import { type AdminColumn, AdminTable } from '../admin/parts/AdminTable';
import { Waiting } from '../admin/parts/Waiting';
import { DeskDialog } from '../ui/DeskDialog';
import { AddSubscription } from './AddSubscription';
import { SubscriptionState } from './SubscriptionState';
import { useSubscribing, useSubscriptions } from './use-subscriptions';
import { groupName, TAB_OF_REPORT } from './mailed-reports';

interface Props {
  readonly offices: readonly FigureOfficeChoice[];
  readonly office: FigureOfficeChoice;
  readonly below: boolean;
  readonly onClose: () => void;
}

/** One's own reports by mail: what comes, what became of the last one, and how to end it. */
export const SubscriptionsDialog = ({ onClose, ...shown }: Props) => {
  const translate = useTranslate();
  const subscriptions = useSubscriptions();
  return (
    <DeskDialog
      title={translate('report_mails.title')}
      width="xl"
      onClose={onClose}
      actions={
        <Button color="inherit" onClick={onClose}>
          {translate('report_mails.close')}
        </Button>
      }
    >
      <Waiting {...subscriptions}>
        {({ mailTo, data }) => (
          <Stack spacing={2}>
            {mailTo === null ? (
              <Alert severity="warning">{translate('report_mails.no_address')}</Alert>
            ) : (
              <Typography variant="body2">{translate('report_mails.mail_to', { address: mailTo })}</Typography>
            )}
            <AddSubscription {...shown} />
            {data.length === 0 ? (
              <Typography color="textSecondary">{translate('report_mails.none')}</Typography>
            ) : (
              <Mine rows={data} />
            )}
          </Stack>
        )}
      </Waiting>
    </DeskDialog>
  );
};

const Mine = ({ rows }: { readonly rows: readonly ReportSubscriptionView[] }) => {
  const translate = useTranslate();
  const { working, problem, end } = useSubscribing();
  const nameOf = (report: ReportSubscriptionView['report']): string =>
    translate(`report_mails.name.${TAB_OF_REPORT[report]}`);
  const columns: AdminColumn<ReportSubscriptionView>[] = [
    {
      name: 'report',
      head: translate('report_mails.report'),
      width: 170,
      cell: ({ report, groupBy }) =>
        groupBy === null
          ? nameOf(report)
          : translate('report_mails.grouped', { report: nameOf(report), group: groupName(groupBy, translate) }),
    },
    {
      name: 'office',
      head: translate('figures.office'),
      cell: ({ officeName, below }) =>
        below ? translate('report_mails.and_below', { office: officeName }) : officeName,
    },
    {
      name: 'rule',
      head: translate('report_mails.when'),
      width: 220,
      cell: ({ rule }) => translate(`report_mails.rule.${rule}`),
    },
    {
      name: 'format',
      head: translate('exports.format'),
      width: 90,
      cell: ({ format }) => translate(`figures.file.${format}`),
    },
    { name: 'last', head: translate('report_mails.last'), width: 320, cell: (one) => <SubscriptionState one={one} /> },
    {
      name: 'act',
      head: translate('exports.act'),
      width: 110,
      align: 'right',
      cell: ({ id, endedAt, report, officeName }) =>
        endedAt === null && (
          <Button
            size="small"
            color="inherit"
            disabled={working}
            aria-label={translate('report_mails.end_one', { report: nameOf(report), office: officeName })}
            onClick={() => void end(id)}
          >
            {translate('report_mails.end')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <div aria-live="polite">{problem && <Alert severity="error">{translate(`errors.${problem.code}`)}</Alert>}</div>
      <AdminTable label={translate('report_mails.mine')} columns={columns} rows={rows} keyOf={({ id }) => id} />
    </>
  );
};
