import type { NoticeChannel } from '@motcua/shared/notices';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { SecretBox } from '../common/secret-box.js';
import type { Env } from '../config/env.js';
import { DEFAULT_FORECAST_SETTINGS, type ForecastSettings, ForecastWork } from '../forecast/forecast-work.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { LateScan } from '../deadlines/late-scan.js';
import { MailAlerts } from '../digests/mail-alerts.js';
import { MakeDigests } from '../digests/make-digests.js';
import { SendStaffMails, type StaffMails } from '../digests/send-staff-mails.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { bounded } from '../queue/bounded.js';
import { createQueueConnection } from '../queue/create-queue-connection.js';
import {
  type MailJob,
  type NoticeJob,
  QUEUES,
  type ScheduleTick,
  type SmsLine,
  type StaffMailTable,
} from '../queue/job-contracts.js';
import { NoticeQueues } from '../queue/notice-queues.js';
import { PollingLoop } from '../queue/polling-loop.js';
import type { JobConsumer } from '../queue/queue-connection.js';
import { RunSchedules, type ScheduledWork } from '../queue/scheduled-work.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import { fileOfReportMail } from '../reports/mails/file-of-report-mail.js';
import { withholdReportMail } from '../reports/mails/withhold-report-mail.js';
import { ApplyReports } from './apply-reports.js';
import { AskSilent } from './ask-silent.js';
import { AskUnknown } from './ask-unknown.js';
import { type ChannelEnv, createChannels } from './channels/create-channels.js';
import { FollowClock } from './follow-clock.js';
import { Housekeeping } from './housekeeping.js';
import { KeepQuiet } from './keep-quiet.js';
import { NoticeClaims } from './notice-claims.js';
import { DEFAULT_NOTICE_SETTINGS, type NoticeSettings, SLOWEST_LOOP_MS } from './notice-settings.js';
import { ReceiptsToSend } from './receipts-to-send.js';
import { RecordReport } from './record-report.js';
import { ReleaseVisit } from './release-visit.js';
import { SendNotice } from './send-notice.js';
import { SweepRungs } from './settle-rungs.js';
import { SweepNotices } from './sweep-notices.js';
import { SweepVisits } from './sweep-visits.js';
import { TellGatewayStates } from './tell-gateway-states.js';

export interface WorkerParts {
  readonly env: ChannelEnv &
    Pick<
      Env,
      | 'redisUrl'
      | 'production'
      | 'clockOffsetMs'
      | 'publicUrl'
      | 'mailRatePerSecond'
      | 'smsRatePerSecond'
      | 'secondSmsRatePerSecond'
    >;
  /** Signed in as the worker's role, initialised, and closed by the caller. */
  readonly db: DataSource;
  readonly box: SecretBox;
  readonly logger: WorkerLogger;
  readonly settings?: Partial<NoticeSettings>;
  readonly forecast?: Partial<ForecastSettings>;
  readonly redisPrefix?: string;
  /** Where the figures of this worker are told. */
  readonly registry?: Registry;
  /** What is done at set times, instead of the usual. */
  readonly schedules?: readonly ScheduledWork[];
}

export interface RunningWorker {
  /** An act of this process has committed notices: do not wait for the next poll. */
  poke(): void;
  /** For health checks. @throws Error when the queue does not answer */
  check(): Promise<void>;
  /** Takes nothing new and ends what has begun, within two seconds; what takes longer is found again by its lease. */
  stop(): Promise<void>;
}

/**
 * Starts all background work of one process. Any number may run over one database.
 *
 * @throws Error when the queue's store does not answer or could lose work
 */
export async function startWorker({ env, db, box, logger, ...parts }: WorkerParts): Promise<RunningWorker> {
  const settings = { ...DEFAULT_NOTICE_SETTINGS, ...parts.settings };
  let stopping = false;
  // Connections that break while we stop are no news: the store may be stopping with us.
  const untilStop: WorkerLogger = {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => void (stopping || logger.warn(fields, message)),
    error: (fields, message) => void (stopping || logger.error(fields, message)),
  };
  const connection = createQueueConnection(
    {
      redisUrl: env.redisUrl,
      postgresUrl: urlOf(db),
      production: env.production && !env.demo,
      ...(parts.redisPrefix === undefined ? {} : { redisPrefix: parts.redisPrefix }),
    },
    untilStop,
  );
  try {
    await connection.start();
  } catch (error) {
    await connection.close();
    throw error;
  }

  const reports = new RecordReport(db);
  const applying = new ApplyReports(db, box, env.clockOffsetMs, logger);
  const { channels, mailsToStaff, guarded, firstOfTwo, missing } = createChannels(env, settings, async (report) => {
    await reports.execute(report);
    reportsLoop.poke();
  });
  const second =
    firstOfTwo === null ? undefined : { firstTakes: () => firstOfTwo.takesUp, firstRests: () => firstOfTwo.resting };
  const queues = new NoticeQueues(connection, settings.queueTimeoutMs, second);
  const claims = new NoticeClaims(db, settings.leaseMs, env.clockOffsetMs);
  const metrics = new WorkerMetrics(parts.registry ?? new Registry(), db, queues, guarded);
  // What leaves by no gateway wakes nobody.
  const reaching: NoticeChannel[] = [];
  if (env.smsDriver !== 'log') reaching.push('sms');
  if (env.smtpUrl !== undefined) reaching.push('email');
  const quiet = new KeepQuiet(reaching, env.clockOffsetMs, settings.dispatchWindowMs);
  const sender = new SendNotice(
    claims,
    channels,
    new ReceiptsToSend(db, box),
    box,
    settings,
    logger,
    metrics,
    second ? queues : null,
    (notice) => (settings.quietHours ? quiet.disturbs(db.manager, notice) : Promise.resolve(false)),
  );
  for (const channel of missing) logger.warn({ channel }, 'no gateway is set up: citizens are not told by it');
  const relay = new OutboxRelay(db, queues, settings, {
    ...(settings.quietHours && { quiet }),
    onRelayed: (notices) => metrics.batch(notices),
  });
  const sweeper = new SweepNotices(db, queues, settings, logger, (notices) => {
    metrics.dispatchedAgain(notices);
    relaying.poke();
  });
  const rungs = new SweepRungs(db, logger, () => relaying.poke());
  const asking = new AskUnknown(db, channels.sms, reports, settings, logger, () => {
    reportsLoop.poke();
    relaying.poke();
  });
  const silent = new AskSilent(db, channels.sms, reports, settings, logger, () => reportsLoop.poke());
  const releases = new ReleaseVisit(box, settings);
  const visits = new SweepVisits(db, releases, settings.visitHoldMs, logger, () => relaying.poke());
  const states = new TellGatewayStates(db, guarded, missing);
  const clock = new FollowClock(db, env.clockOffsetMs, logger, () => relaying.poke());
  const housekeeping = new Housekeeping(db, env.clockOffsetMs, logger);

  const foreseeing = { ...DEFAULT_FORECAST_SETTINGS, ...parts.forecast };
  const forecasts = new ForecastWork(db, env.clockOffsetMs, logger, foreseeing);

  const scan = new LateScan(db, env.clockOffsetMs, logger);
  const catalogue = new ProcedureCatalogue();
  const digests = new MakeDigests(db, scan, catalogue, env, logger);
  const alerts = new MailAlerts(db, catalogue, env, logger);
  const staffMails = (mails: StaffMails): SendStaffMails =>
    new SendStaffMails(db, mails, queues, mailsToStaff, settings, env.clockOffsetMs, logger);
  const toStaff: Readonly<Record<StaffMailTable, SendStaffMails>> = {
    alert_mail: staffMails({ table: 'alert_mail' }),
    staff_digest: staffMails({ table: 'staff_digest' }),
    report_mail: staffMails({
      table: 'report_mail',
      filesOf: (id) => fileOfReportMail(db, box, id),
      withhold: (mail) => withholdReportMail(db, env.clockOffsetMs, mail),
    }),
  };
  const works: readonly ScheduledWork[] = parts.schedules ?? [
    // In working time: at night nobody would be told, and nothing becomes late.
    { name: 'late-scan', pattern: '*/5 6-20 * * *', work: () => scan.scan() },
    // In the morning, until noon for one on which nobody was there: it knows each office's time, which demonstrations move.
    { name: 'digest', pattern: '*/10 * * * *', work: () => digests.make() },
  ];
  const schedules = connection.schedules(QUEUES.schedules);
  const runs = new RunSchedules(db, works, logger);

  const relaying = loop('relay', settings.relayEveryMs, () => relay.relay(), logger);
  const reportsLoop = loop('reports', settings.sweepEveryMs, () => applying.sweep(), logger);
  const loops = [
    relaying,
    reportsLoop,
    loop('clock', settings.sweepEveryMs, () => clock.look(), logger),
    loop('sweep', settings.sweepEveryMs, () => sweeper.sweep(), logger),
    loop('ask-unknown', settings.sweepEveryMs, () => asking.sweep(), logger),
    loop('ask-silent', settings.sweepEveryMs, () => silent.sweep(), logger),
    loop('rungs', settings.sweepEveryMs, () => rungs.sweep(), logger),
    loop('visits', settings.sweepEveryMs, () => visits.sweep(), logger),
    loop('alerts-by-mail', settings.sweepEveryMs, () => alerts.sweep(), logger),
    loop('alert-mails', settings.sweepEveryMs, () => toStaff.alert_mail.sweep(), logger),
    loop('digest-mails', settings.sweepEveryMs, () => toStaff.staff_digest.sweep(), logger),
    loop('report-mails', settings.sweepEveryMs, () => toStaff.report_mail.sweep(), logger),
    loop('gateway-states', settings.sweepEveryMs, () => states.tell(), logger),
    loop('housekeeping', settings.housekeepingEveryMs, () => housekeeping.sweep(), logger),
    loop('step-history', foreseeing.everyMs, () => forecasts.history(), logger, foreseeing.rests),
    loop('forecasts', foreseeing.everyMs, () => forecasts.forecasts(), logger, foreseeing.rests),
    loop('forecast-night', foreseeing.nightEveryMs, () => forecasts.nightly(), logger),
    // Put in again when the store has lost them.
    loop('schedules', settings.schedulesEveryMs, () => schedules.keep(works).then(() => false), logger),
  ];
  const { mailsAtOnce, textsAtOnce } = settings;
  /** BullMQ keeps the limit of each gateway, over all workers. */
  const texts = (line: SmsLine, perSecond: number | undefined): JobConsumer =>
    connection.consume<NoticeJob>(QUEUES[line], (job) => sender.execute(job, line), {
      concurrency: textsAtOnce,
      perSecond,
    });
  const consumers = [
    connection.consume<MailJob>(
      QUEUES.email,
      (job) => ('table' in job ? toStaff[job.table].execute(job) : sender.execute(job, 'email')),
      { concurrency: mailsAtOnce, perSecond: env.mailRatePerSecond },
    ),
    texts('sms', env.smsRatePerSecond),
    ...(second ? [texts('sms2', env.secondSmsRatePerSecond)] : []),
    connection.consume<ScheduleTick>(QUEUES.schedules, (tick) => runs.execute(tick), { concurrency: 1 }),
  ];
  for (const each of loops) each.start();

  return {
    poke: () => relaying.poke(),
    check: () => connection.check(),
    stop: async () => {
      stopping = true;
      const ended = Promise.allSettled([...loops.map((each) => each.stop()), ...consumers.map((each) => each.close())]);
      const inTime = (work: Promise<unknown>, ms: number): Promise<unknown> =>
        bounded(work, ms, 'Stopped with work in hand.').catch((error: Error) => logger.warn({}, error.message));
      await inTime(ended, settings.stopWithinMs);
      // Calls that still wait for an answer end here, as unknown, and are written down as that.
      for (const channel of [...Object.values(channels), mailsToStaff]) channel.close();
      await bounded(ended, 150, '').catch(() => undefined);
      await inTime(Promise.all(consumers.map((each) => each.drop())), 300);
      await inTime(connection.close(), 200);
    },
  };
}

function loop(
  name: string,
  everyMs: number,
  work: () => Promise<boolean>,
  logger: WorkerLogger,
  rests = 0,
): PollingLoop {
  return new PollingLoop(work, { name, everyMs, slowestMs: Math.max(SLOWEST_LOOP_MS, everyMs), rests }, logger);
}

/** BullMQ's tables, when they are used, are in the same database and for the same role. */
function urlOf(db: DataSource): string {
  const { options } = db;
  if (options.type !== 'postgres' || !options.url) throw new Error('The worker needs the address of its database.');
  return options.url;
}
