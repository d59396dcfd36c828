import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type {
  ChannelHealth,
  FailedStaffMails,
  GatewayHealth,
  NoticeState,
  NoticeTrouble,
} from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { exactWords, spanWords } from '../../time/time-words';
import { Loading } from '../../ui/Loading';
import { Section } from '../../ui/Section';
import { AdminTable, type AdminColumn } from '../parts/AdminTable';
import { PageHead } from '../../ui/PageHead';
import { useNoticeHealth } from './use-notice-health';

/** Whether messages reach people, and what to do where they do not. */
export const NoticeHealthPage = () => {
  const translate = useTranslate();
  const { health, away } = useNoticeHealth();
  if (health === undefined && !away) return <Loading />;
  return (
    <>
      <PageHead title={translate('notice_health.title')} />
      <Stack spacing={2}>
        {away && <Alert severity="warning">{translate('notice_health.not_read')}</Alert>}
        {health && (
          <>
            <Stack spacing={1} role="status">
              {health.troubles.length === 0 && <Alert severity="success">{translate('notice_health.fine')}</Alert>}
              {health.troubles.map((trouble) => (
                <TroubleAlert key={JSON.stringify({ ...trouble, count: 0 })} trouble={trouble} />
              ))}
            </Stack>
            <Section
              title={translate('notice_health.owed')}
              aside={
                health.oldestOwedAt === null
                  ? translate(isAnyOwed(health.channels) ? 'notice_health.all_later' : 'notice_health.none_owed')
                  : translate('notice_health.oldest', {
                      span: spanWords(new Date(health.oldestOwedAt), new Date(health.readAt), translate),
                    })
              }
            >
              <ChannelTable
                label={translate('notice_health.owed')}
                channels={health.channels}
                states={['planned', 'dispatched', 'submitting', 'retry_waiting']}
                of={({ owed }) => owed}
              />
            </Section>
            <Section title={translate('notice_health.last_hour')}>
              <OutcomeTable label={translate('notice_health.last_hour')} channels={health.channels} of="lastHour" />
            </Section>
            <Section title={translate('notice_health.last_day')}>
              <OutcomeTable label={translate('notice_health.last_day')} channels={health.channels} of="lastDay" />
            </Section>
            <Section title={translate('notice_health.gateways')}>
              <GatewayTable gateways={health.gateways} />
            </Section>
            <Section title={translate('notice_health.last_errors')} aside={translate('notice_health.last_day')}>
              <LastErrors channels={health.channels} />
            </Section>
            {health.staffMails.length > 0 && (
              <Section title={translate('notice_health.staff_mails')} aside={translate('notice_health.within_day')}>
                <StaffMailTable rows={health.staffMails} />
              </Section>
            )}
            <Typography variant="body2" color="textSecondary">
              {translate('notice_health.read_at', { at: exactWords(new Date(health.readAt)) })}
            </Typography>
          </>
        )}
      </Stack>
    </>
  );
};

/** By night texts wait for the morning, and nothing is late. */
const isAnyOwed = (channels: readonly ChannelHealth[]): boolean =>
  channels.some(({ owed }) => Object.keys(owed).length > 0);

/** What keeps messages from everybody, and what concerns single ones. */
const SEVERITY: Readonly<Record<NoticeTrouble['code'], 'error' | 'warning'>> = {
  queue_away: 'error',
  no_gateway: 'error',
  gateway_rests: 'error',
  overdue: 'error',
  channel_failing: 'error',
  not_reached: 'warning',
  unknown: 'warning',
  staff_mails_failed: 'warning',
};

const TroubleAlert = ({ trouble: { code, ...values } }: { trouble: NoticeTrouble }) => {
  const translate = useTranslate();
  const named = {
    ...('channel' in values && { channel: translate(`notice_health.channel.${values.channel}`) }),
    ...('mails' in values && { mails: translate(`notice_health.mails.${values.mails}`) }),
  };
  return (
    <Alert severity={SEVERITY[code]}>
      <AlertTitle>{translate(`notice_health.trouble.${code}`, { ...values, ...named })}</AlertTitle>
      {translate(`notice_health.advice.${code}`)}
    </Alert>
  );
};

const OUTCOMES: readonly NoticeState[] = [
  'gateway_accepted',
  'delivered',
  'retry_waiting',
  'unknown',
  'failed',
  'undelivered',
  'expired',
  'manual',
];

const OutcomeTable = ({
  label,
  channels,
  of,
}: {
  label: string;
  channels: readonly ChannelHealth[];
  of: 'lastHour' | 'lastDay';
}) => <ChannelTable label={label} channels={channels} states={OUTCOMES} of={(channel) => channel[of]} />;

const ChannelTable = ({
  label,
  channels,
  states,
  of,
}: {
  label: string;
  channels: readonly ChannelHealth[];
  states: readonly NoticeState[];
  of: (channel: ChannelHealth) => ChannelHealth['owed'];
}) => {
  const translate = useTranslate();
  const columns: AdminColumn<ChannelHealth>[] = [
    {
      name: 'channel',
      head: translate('notice_health.channel_head'),
      width: 120,
      cell: ({ channel }) => translate(`notice_health.channel.${channel}`),
    },
    ...states.map((state): AdminColumn<ChannelHealth> => ({
      name: state,
      head: translate(`notice_health.state.${state}`),
      align: 'right',
      // A table of noughts hides the one figure that matters.
      cell: (channel) => of(channel)[state] ?? '–',
    })),
  ];
  return <AdminTable label={label} columns={columns} rows={channels} keyOf={({ channel }) => channel} />;
};

const GatewayTable = ({ gateways }: { gateways: readonly GatewayHealth[] }) => {
  const translate = useTranslate();
  if (gateways.length === 0) return <Typography variant="body2">{translate('notice_health.no_gateways')}</Typography>;
  const columns: AdminColumn<GatewayHealth>[] = [
    { name: 'gateway', head: translate('notice_health.gateway_head'), width: 120, cell: ({ gateway }) => gateway },
    {
      name: 'state',
      head: translate('notice_health.gateway_state'),
      width: 200,
      cell: ({ workers, resting }) =>
        resting === 0
          ? translate('notice_health.gateway_works')
          : translate('notice_health.gateway_rests', { resting, workers }),
    },
    {
      name: 'lastError',
      head: translate('notice_health.gateway_error'),
      cell: ({ lastError }) => (lastError === null ? '–' : <span lang="en">{lastError}</span>),
    },
  ];
  return (
    <AdminTable
      label={translate('notice_health.gateways')}
      columns={columns}
      rows={gateways}
      keyOf={({ gateway }) => gateway}
    />
  );
};

const StaffMailTable = ({ rows }: { rows: readonly FailedStaffMails[] }) => {
  const translate = useTranslate();
  const columns: AdminColumn<FailedStaffMails>[] = [
    { name: 'office', head: translate('notice_health.office_head'), width: 220, cell: ({ officeName }) => officeName },
    {
      name: 'mails',
      head: translate('notice_health.mails_head'),
      width: 200,
      cell: ({ mails }) => translate(`notice_health.mails.${mails}`),
    },
    {
      name: 'failed',
      head: translate('notice_health.failed_head'),
      align: 'right',
      width: 110,
      cell: ({ failed }) => failed,
    },
    {
      name: 'unclear',
      head: translate('notice_health.unclear_head'),
      align: 'right',
      width: 120,
      cell: ({ mayHaveArrived }) => (mayHaveArrived === 0 ? '–' : mayHaveArrived),
    },
    {
      name: 'lastError',
      head: translate('notice_health.mail_error'),
      cell: ({ lastError: { words } }) => (words === null ? '–' : <span lang="en">{words}</span>),
    },
  ];
  return (
    <AdminTable
      label={translate('notice_health.staff_mails')}
      columns={columns}
      rows={rows}
      keyOf={({ officeCode, mails }) => `${officeCode} ${mails}`}
    />
  );
};

const LastErrors = ({ channels }: { channels: readonly ChannelHealth[] }) => {
  const translate = useTranslate();
  const wrong = channels.filter(({ lastError }) => lastError !== null);
  if (wrong.length === 0) return <Typography variant="body2">{translate('notice_health.no_errors')}</Typography>;
  return (
    <Stack spacing={0.5}>
      {wrong.map(({ channel, lastError }) => (
        <Typography key={channel} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          <b>{translate(`notice_health.channel.${channel}`)}</b> · {lastError && exactWords(new Date(lastError.at))}:{' '}
          <span lang="en">{lastError?.words}</span>
        </Typography>
      ))}
    </Stack>
  );
};
