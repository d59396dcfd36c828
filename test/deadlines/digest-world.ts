import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { LateScan } from '../../server/src/deadlines/late-scan.js';
import { MakeDigests } from '../../server/src/digests/make-digests.js';
import { ProcedureCatalogue } from '../../server/src/procedures/procedure-catalogue.js';
import { body } from '../admin/administration.js';
import { testLogger } from '../notices/notice-worker.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { citizenId, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';

/** A Tuesday, five minutes after digests leave. The API of the world lives in it. */
export const MORNING = '2026-12-01T07:35';
export const TODAY = MORNING.slice(0, 10);

export const local = (time: string): Date => new Date(`${time}:00+07:00`);
/** How far the clock is moved that shows this local time now. */
export const offsetTo = (time: string): number => local(time).getTime() - Date.now();

/** Settings of a server whose clock shows the morning. */
export const inTheMorning = (): Record<string, string> => ({
  MOTCUA_TEST_CLOCK_OFFSET: String(Math.round(offsetTo(MORNING) / 1000)),
});

export interface Digest {
  readonly id: string;
  readonly onDate: string;
  readonly counts: Record<string, number>;
  readonly lines: readonly { readonly group: string; readonly code: string; readonly procedureName: string }[];
  readonly offices: readonly { readonly officeCode: string; readonly overdue: number; readonly dueToday: number }[];
  readonly mail: {
    to: string;
    state: string;
    kept: boolean;
    acceptedAt: string | null;
    lastError: string | null;
    mayHaveArrived: boolean;
  } | null;
}

/** Two wards whose people are told in the morning. */
export class DigestWorld {
  private constructor(
    readonly api: TestApi,
    readonly worker: DataSource,
  ) {}

  static async start(): Promise<DigestWorld> {
    return DigestWorld.over(await startTestApi(inTheMorning()));
  }

  /** @param api started with the settings of `inTheMorning` */
  static async over(api: TestApi): Promise<DigestWorld> {
    const url = api.database.workerUrl;
    const worker = createDataSource({ url, poolSize: 12, applicationName: 'test-digest' });
    return new DigestWorld(api, await worker.initialize());
  }

  async stop(): Promise<void> {
    await this.worker.destroy();
    await this.api.stop();
  }

  /** As if nobody had been told of anything and nothing ran out soon. */
  async forget(): Promise<void> {
    await this.api.sql(`DELETE FROM staff_alert`);
    await this.api.sql(`DELETE FROM staff_digest`);
    await this.api.sql(`DELETE FROM alert_mail`);
    await this.api.sql(`DELETE FROM deadline_alert`);
    await this.api.sql(
      `UPDATE dossier SET due_at = '2030-01-02', due_soon_at = '2030-01-01', response_due_at = '2030-01-01'`,
    );
    await this.api.sql(`UPDATE dossier_pause SET ended_at = started_at + interval '1 second' WHERE ended_at IS NULL`);
    await this.api.sql(`UPDATE staff SET email = NULL`);
  }

  /** What a worker would make the digests with whose clock shows that local time. */
  digests(time = MORNING): MakeDigests {
    const clockOffsetMs = offsetTo(time);
    const scan = this.scanner(time);
    const settings = { clockOffsetMs, publicUrl: 'https://motcua.example.vn' };
    return new MakeDigests(this.worker, scan, new ProcedureCatalogue(), settings, testLogger);
  }

  scanner(time = MORNING): LateScan {
    return new LateScan(this.worker, offsetTo(time), testLogger);
  }

  make(time?: string): Promise<void> {
    return this.digests(time).make();
  }

  /** At the counter of the first ward, with a limit of three working days, of somebody whom no message can be sent to. */
  async takenIn(changes: object = {}): Promise<TestDossier> {
    const components = [{ code: 'TK', present: true }];
    const applicant = { kind: 'person', fullName: 'Nguyễn Thị Hoà', citizenId: citizenId() };
    return takeIn(await this.api.as('motcua'), {
      procedureCode: '1.004873',
      caseCode: undefined,
      applicant,
      components,
      ...changes,
    });
  }

  /** An application that should have been answered the day before. */
  async unanswered(): Promise<TestDossier> {
    const dossier = await this.takenIn({ accept: false });
    await this.api.sql('UPDATE dossier SET response_due_at = $2 WHERE id = $1', [
      dossier.id,
      local('2026-11-30T17:00'),
    ]);
    return dossier;
  }

  /** With the case officer of the first ward. */
  async held(): Promise<TestDossier> {
    const [counter, officer] = [await this.api.as('motcua'), await this.api.as('thuly')];
    return mustAct(officer, await mustAct(counter, await this.takenIn(), 'forward'), 'receive_handover');
  }

  /** Promised for that local time, and near from that other. */
  due({ id }: { id: string }, time: string, soon = time): Promise<unknown> {
    return this.api.sql('UPDATE dossier SET due_at = $2, due_soon_at = $3 WHERE id = $1', [
      id,
      local(time),
      local(soon),
    ]);
  }

  async overdue(time = '2026-11-30T17:00'): Promise<TestDossier> {
    const dossier = await this.held();
    await this.due(dossier, time);
    return dossier;
  }

  email(username: string, address: string | null): Promise<unknown> {
    return this.api.sql('UPDATE staff SET email = $2 WHERE username = $1', [username, address]);
  }

  /** What the desk of that person shows. */
  async shown(username: string): Promise<Digest | null> {
    const answer = await (await this.api.as(username)).get('/api/v1/digests/today');
    return body<{ digest: Digest | null }>(answer, 200).digest;
  }

  /** Whose digests there are of a day. */
  async told(onDate = TODAY): Promise<string[]> {
    const rows = await this.api.sql<{ username: string }>(
      `SELECT p.username FROM staff_digest g JOIN staff p ON p.id = g.staff_id WHERE g.on_date = $1 ORDER BY 1`,
      [onDate],
    );
    return rows.map(({ username }) => username);
  }

  async text(username: string): Promise<{ id: string; subject: string; body: string }> {
    const [row] = await this.api.sql<{ id: string; subject: string; body: string }>(
      `SELECT g.id, g.subject, g.body FROM staff_digest g JOIN staff p ON p.id = g.staff_id
        WHERE p.username = $1 ORDER BY g.on_date DESC LIMIT 1`,
      [username],
    );
    if (row === undefined) throw new Error(`${username} has no digest`);
    return row;
  }
}
