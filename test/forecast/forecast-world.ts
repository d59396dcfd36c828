import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { DEFAULT_FORECAST_SETTINGS, ForecastWork } from '../../server/src/forecast/forecast-work.js';
import type { WorkerLogger } from '../../server/src/queue/worker-logger.js';
import { startTestApi, type TestApi, WARD } from '../support/api.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';

const SILENT: WorkerLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A Wednesday morning without holidays around it. */
export const NOW = new Date('2026-06-10T09:00:00+07:00');

export interface ForecastWorld {
  readonly api: TestApi;
  readonly officeId: string;
  /** The worker's own connection, as its role. */
  readonly db: DataSource;
  /** The background work with its clock at a time. */
  at(now: Date, batch?: number): ForecastWork;
  /** History, then all forecasts that are due, at a time. */
  foresee(now?: Date): Promise<void>;
  /** Puts a dossier's clock and its present step at times of the test. */
  clock(dossier: { id: string }, times: { from: string; due: string | null; entered?: string }): Promise<void>;
  /** Past stays at a step, in minutes, as if they had been counted. */
  past(
    stepCode: string,
    minutes: readonly number[],
    more?: { officeId?: string; queue?: number; leftBy?: string },
  ): Promise<void>;
  forecastOf(dossier: { id: string }): Promise<StoredForecast | undefined>;
  stop(): Promise<void>;
}

export interface StoredForecast {
  readonly word: 'safe' | 'tight' | 'late' | null;
  readonly chance: number;
  readonly step_code: string | null;
  readonly cases: number;
  readonly version: number;
  readonly computed_at: Date;
  readonly checkpoint_word: string | null;
  readonly outcome: string | null;
  readonly finished_on: string | null;
}

export async function forecastWorld(): Promise<ForecastWorld> {
  const api = await startTestApi();
  const db = await createDataSource({
    url: api.database.workerUrl,
    poolSize: 4,
    applicationName: 'test-forecast',
  }).initialize();
  const [{ id: officeId }] = (await api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [WARD])) as [
    { id: string },
  ];
  const at = (now: Date, batch = DEFAULT_FORECAST_SETTINGS.batch): ForecastWork =>
    new ForecastWork(db, now.getTime() - Date.now(), SILENT, { ...DEFAULT_FORECAST_SETTINGS, batch });
  return {
    api,
    officeId,
    db,
    at,
    async foresee(now = NOW) {
      const work = at(now);
      while (await work.history());
      while (await work.forecasts());
    },
    async clock({ id }, { from, due, entered }) {
      await api.sql(
        `UPDATE dossier SET received_at = $2, clock_from = $2, due_original = $3, due_at = $3, due_soon_at = $3, version = version WHERE id = $1`,
        [id, from, due],
      );
      await api.sql('UPDATE step_duration SET entered_at = $2 WHERE dossier_id = $1 AND left_at IS NULL', [
        id,
        entered ?? from,
      ]);
      // What was foreseen by other times is not this test's.
      await api.sql('DELETE FROM dossier_forecast WHERE dossier_id = $1', [id]);
    },
    async past(stepCode, minutes, { officeId: other = officeId, queue, leftBy = 'forward' } = {}) {
      const ground = await takeIn(await api.as('motcua'), { accept: false });
      await api.sql(
        `INSERT INTO step_duration (id, office_id, handling_office_id, dossier_id, procedure_code, step_code, entered_at, left_at, left_by, working_minutes, queue_at_entry)
         SELECT gen_random_uuid(), $1, $1, $2, '1.001193', $3, $4::timestamptz - interval '20 days', $4::timestamptz - interval '10 days', $5, m, $6
           FROM unnest($7::int[]) m`,
        [other, ground.id, stepCode, NOW, leftBy, queue ?? null, minutes],
      );
    },
    async forecastOf({ id }) {
      return (
        await api.sql<StoredForecast>('SELECT *, finished_on::text FROM dossier_forecast WHERE dossier_id = $1', [id])
      )[0];
    },
    async stop() {
      await db.destroy();
      await api.stop();
    },
  };
}

/** With the case officer, who has confirmed it. */
export async function withCaseOfficer(api: TestApi): Promise<TestDossier> {
  const given = await mustAct(await api.as('motcua'), await takeIn(await api.as('motcua')), 'forward', {
    stepCode: 'tham_dinh',
    assigneeId: (await api.as('thuly')).user.id,
  });
  return mustAct(await api.as('thuly'), given, 'receive_handover');
}

/** A dossier's id that is nobody's. */
export const noDossier = (): string => randomUUID();
