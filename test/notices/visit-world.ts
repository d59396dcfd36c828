import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { startTestApi, type TestAnswer, type TestApi } from '../support/api.js';
import { birthRegistration, citizenId, takeIn, type TestDossier } from '../support/dossiers.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';
import { MAIL_FROM, startTestWorker } from './notice-worker.js';

export interface NoticeRow {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly kind: string;
  readonly state: string;
  readonly body: string;
  readonly toldWithId: string | null;
  readonly held: boolean;
}

/** Longer than any test. */
const LONG = 600_000;

/** The real API, a worker, an SMTP server and a text gateway, for visits at the counter of one ward. */
export class VisitWorld {
  private running: RunningWorker | undefined;

  private constructor(
    readonly api: TestApi,
    readonly worker: DataSource,
    public smtp: TestSmtpServer,
    public sms: TestSmsGateway,
  ) {}

  static async create(notices?: Partial<NoticeSettings>): Promise<VisitWorld> {
    const api = await startTestApi({}, notices && { notices });
    const url = api.database.workerUrl;
    const worker = await createDataSource({ url, poolSize: 12, applicationName: 'test-worker' }).initialize();
    return new VisitWorld(api, worker, await TestSmtpServer.start(), await TestSmsGateway.start());
  }

  get database(): TestApi['database'] {
    return this.api.database;
  }

  async start(settings: Partial<NoticeSettings> = {}): Promise<void> {
    this.running = await startTestWorker(
      this,
      { smtpUrl: this.smtp.url, mailFrom: MAIL_FROM, smsDriver: 'http', smsHttpUrl: this.sms.url },
      { visitHoldMs: LONG, ...settings },
    );
  }

  /** Ends what a test has begun; the next one finds nothing owed and gateways that have heard nothing. */
  async clear(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
    await this.api.sql(`UPDATE notice SET state = 'recalled', held_for_visit_id = NULL, facts = NULL`);
    await this.api.sql(`UPDATE visit SET released_at = now()`);
    await this.api.sql(`DELETE FROM outbox_message`);
    await Promise.all([this.smtp.stop(), this.sms.stop()]);
    [this.smtp, this.sms] = await Promise.all([TestSmtpServer.start(), TestSmsGateway.start()]);
  }

  async close(): Promise<void> {
    await this.running?.stop();
    await Promise.all([this.smtp.stop(), this.sms.stop()]);
    await this.worker.destroy();
    await this.api.stop();
  }

  async take(visitId: string, changes: object = {}): Promise<TestDossier> {
    return takeIn(await this.api.as('motcua'), { visitId, ...changes });
  }

  /** So many dossiers of one person, in one visit. */
  async takeMany(count: number): Promise<{ visitId: string; dossiers: TestDossier[] }> {
    const visitId = randomUUID();
    const dossiers: TestDossier[] = [];
    while (dossiers.length < count) dossiers.push(await this.take(visitId));
    return { visitId, dossiers };
  }

  async end(visitId: string, username = 'motcua'): Promise<TestAnswer> {
    return (await this.api.as(username)).post(`/api/v1/visits/${visitId}/close`);
  }

  notices(dossierId: string): Promise<NoticeRow[]> {
    return this.api.sql(
      `SELECT id, channel, kind, state, body, told_with_id AS "toldWithId", held_for_visit_id IS NOT NULL AS held
         FROM notice WHERE dossier_id = $1 ORDER BY id`,
      [dossierId],
    );
  }

  async notice(dossierId: string, channel: NoticeRow['channel']): Promise<NoticeRow> {
    const row = (await this.notices(dossierId)).find((one) => one.channel === channel);
    if (!row) throw new Error(`The dossier has no ${channel} notice.`);
    return row;
  }

  /** Everything owed has been taken by a gateway. */
  async settled(): Promise<void> {
    await waitUntil('nothing is owed', async () => {
      const owed = await this.api.sql(
        `SELECT 1 FROM notice WHERE state IN ('planned', 'dispatched', 'submitting', 'retry_waiting')`,
      );
      return owed.length === 0;
    });
  }
}

/** Somebody with these ways to be told. */
export const reachedBy = (ways: { phone?: string; email?: string }): { applicant: object } => ({
  applicant: { ...(birthRegistration()['applicant'] as object), citizenId: citizenId(), ...ways },
});
