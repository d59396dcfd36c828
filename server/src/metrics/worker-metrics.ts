import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { NoticeChannel } from '@motcua/shared/notices';
import type { SendOutcome } from '../notices/channels/notice-channel.js';
import { REMINDS_LATER } from '../notices/reminders.sql.js';
import { bounded } from '../queue/bounded.js';
import { STAFF_MAIL_TABLES, type StaffMailTable } from '../queue/job-contracts.js';
import type { NoticeQueues } from '../queue/notice-queues.js';

const WITHIN_MS = 2_000;

interface Owed {
  readonly channel: string;
  readonly state: string;
  readonly n: number;
}

interface WatchedGateway {
  readonly gateway: string;
  readonly resting: boolean;
}

/**
 * What one worker tells a Prometheus. Labels are words of this program only, so their number is bounded, and nothing is of
 * a citizen. What cannot be read just now is left out rather than told wrong.
 */
export class WorkerMetrics {
  private readonly ended: Counter<'channel' | 'gateway' | 'outcome'>;
  private readonly seconds: Histogram<'channel' | 'gateway'>;
  private readonly batches: Counter;
  private readonly relayed: Counter;
  private readonly again: Counter;

  constructor(registry: Registry, db: DataSource, queues: NoticeQueues, gateways: readonly WatchedGateway[]) {
    const registers = [registry];
    this.ended = new Counter({
      name: 'motcua_gateway_calls_total',
      help: 'Messages handed to a gateway, by what is known afterwards: accepted, refused, refused_for_good, begun (parts of a long text), unknown, put_off (not called)',
      labelNames: ['channel', 'gateway', 'outcome'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'motcua_gateway_call_seconds',
      help: 'How long a gateway took to answer',
      labelNames: ['channel', 'gateway'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.batches = new Counter({ name: 'motcua_relay_batches_total', help: 'Batches put into a queue', registers });
    this.relayed = new Counter({ name: 'motcua_relay_notices_total', help: 'Notices put into a queue', registers });
    this.again = new Counter({
      name: 'motcua_sweeper_redispatches_total',
      help: 'Notices that were owed again: a try whose time has come, a job that was lost, a worker that died',
      registers,
    });
    queueDepth(registry, queues);
    owedNotices(registry, db);
    staffMails(registry, db);
    restingGateways(registry, gateways);
  }

  called(channel: NoticeChannel, outcome: SendOutcome, startedAt: number): void {
    const word = outcome.kind === 'refused' && outcome.permanent ? 'refused_for_good' : outcome.kind;
    // A call that comes to no end is of none that is known.
    const gateway = outcome.gateway ?? '';
    this.ended.inc({ channel, gateway, outcome: word });
    if (outcome.kind !== 'put_off') this.seconds.observe({ channel, gateway }, (performance.now() - startedAt) / 1_000);
  }

  batch(notices: number): void {
    this.batches.inc();
    this.relayed.inc(notices);
  }

  dispatchedAgain(notices: number): void {
    this.again.inc(notices);
  }
}

function restingGateways(registry: Registry, gateways: readonly WatchedGateway[]): void {
  new Gauge({
    name: 'motcua_gateway_resting',
    help: '1 while this process leaves a gateway alone, because it took nothing several times in a row',
    labelNames: ['gateway'],
    registers: [registry],
    collect() {
      for (const { gateway, resting } of gateways) this.set({ gateway }, resting ? 1 : 0);
    },
  });
}

function queueDepth(registry: Registry, queues: NoticeQueues): void {
  new Gauge({
    name: 'motcua_queue_jobs',
    help: 'Jobs in a queue by what they do: waiting, active, delayed',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [queue, depth] of await queues.depths(WITHIN_MS)) {
        for (const [state, n] of Object.entries(depth)) this.set({ queue, state }, Number(n));
      }
    },
  });
}

function readOrNothing<T>(db: DataSource, sql: string): Promise<T[] | null> {
  const read: Promise<T[]> = db.query(sql);
  return bounded(read, WITHIN_MS, 'No answer.').catch(() => null);
}

const OWED = `state IN ('planned', 'dispatched', 'submitting', 'retry_waiting') AND held_for_visit_id IS NULL AND waits_for_id IS NULL
  AND NOT ${REMINDS_LATER}`;

function owedNotices(registry: Registry, db: DataSource): void {
  const registers = [registry];
  new Gauge({
    name: 'motcua_notices_oldest_owed_seconds',
    help: 'For how long the oldest notice that is still owed could have left',
    registers,
    async collect() {
      this.reset();
      const rows = await readOrNothing<{ age: number | null }>(
        db,
        `SELECT extract(epoch FROM now() - min(greatest(created_at, not_before)))::float8 AS age
           FROM notice WHERE ${OWED} AND (not_before IS NULL OR not_before <= now())`,
      );
      // A demonstration's clock may be moved: an age below zero says nothing.
      if (rows !== null) this.set(Math.max(0, rows[0]?.age ?? 0));
    },
  });
  new Gauge({
    name: 'motcua_notices_owed',
    help: 'Notices that are owed and not yet at their gateway; reminders from their day on',
    labelNames: ['channel', 'state'],
    registers,
    async collect() {
      this.reset();
      const rows = await readOrNothing<Owed>(
        db,
        `SELECT channel, state, count(*)::int AS n FROM notice WHERE ${OWED} GROUP BY 1, 2`,
      );
      for (const { channel, state, n } of rows ?? []) this.set({ channel, state }, n);
    },
  });
}

/** What became of mails that no citizen gets: nobody at a desk sees that one did not come. */
function staffMails(registry: Registry, db: DataSource): void {
  // Each part has its index: of mails that were ever sent there are many.
  const parts = (table: StaffMailTable): readonly string[] => [
    `mail_state IN (${table === 'report_mail' ? `'making', ` : ''}'planned', 'submitting', 'retry_waiting')`,
    ...['gateway_accepted', 'failed'].map((end) => `mail_state = '${end}' AND mail_due_at > now() - interval '1 day'`),
  ];
  const counts = STAFF_MAIL_TABLES.flatMap((table) =>
    parts(table).map(
      (part) =>
        `SELECT '${table}' AS mails, mail_state AS state, count(*)::int AS n FROM ${table} WHERE ${part} GROUP BY 2`,
    ),
  ).join(' UNION ALL ');
  new Gauge({
    name: 'motcua_staff_mails',
    help: 'Mails to staff (alert_mail, staff_digest, report_mail) that are owed, or came to their end within a day, by what became of them',
    labelNames: ['mails', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      const rows = await readOrNothing<{ mails: string; state: string; n: number }>(db, counts);
      for (const { mails, state, n } of rows ?? []) this.set({ mails, state }, n);
    },
  });
}
