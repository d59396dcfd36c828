import { localDateOf, minuteOfDay, nextWorkingMoment } from '@motcua/shared/calendar';
import type { DataSource, EntityManager } from 'typeorm';
import { currentCalendar } from '../calendar/office-calendars.js';
import { Clock } from '../common/clock.js';
import { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import { backfillSteps } from './backfill-steps.js';
import { computeForecasts } from './compute-forecasts.js';
import { countMinutes } from './count-minutes.js';
import { judgeForecasts } from './judge-forecasts.js';
import { computeStatistics } from './step-statistics.js';

export interface ForecastSettings {
  /** How soon an act is followed by a new forecast. */
  readonly everyMs: number;
  readonly batch: number;
  /** Between full batches it rests so many times as long as one took: the whole past of an office must not slow its desks down. */
  readonly rests: number;
  /** A forecast is made again after so long, in working time. */
  readonly freshMs: number;
  /** Minute of the local day from which the night's work is due. */
  readonly nightFrom: number;
  readonly nightEveryMs: number;
}

export const DEFAULT_FORECAST_SETTINGS: ForecastSettings = {
  everyMs: 3_000,
  batch: 200,
  rests: 3,
  freshMs: 3_600_000,
  nightFrom: 60,
  nightEveryMs: 60_000,
};

const NIGHT_TIMEOUT = '15min';

/** Everything about forecasts that is done behind the acts. Any number of workers may do it over one database. */
export class ForecastWork {
  private readonly catalogue = new ProcedureCatalogue();
  private readonly clock: Clock;

  constructor(
    private readonly db: DataSource,
    clockOffsetMs: number,
    private readonly logger: WorkerLogger,
    private readonly settings: ForecastSettings = DEFAULT_FORECAST_SETTINGS,
  ) {
    this.clock = new Clock(clockOffsetMs);
  }

  /** New forecasts where something has changed, and of all that runs each hour. @returns whether there may be more */
  async forecasts(): Promise<boolean> {
    return this.inTransaction(async (em, now) => {
      const { batch, freshMs } = this.settings;
      const { calendar } = await currentCalendar(em, null);
      // Outside working hours no time is used up, so nothing comes nearer to its end.
      const working = nextWorkingMoment(now, calendar).getTime() === now.getTime();
      const olderThan = working ? new Date(now.getTime() - freshMs) : new Date(0);
      return computeForecasts(em, this.catalogue, now, olderThan, batch, (dossierId, error) =>
        this.logger.error({ dossierId, reason: reasonOf(error) }, 'a dossier cannot be foreseen'),
      );
    });
  }

  /** The history of steps: what was there before it was kept, then of what was left since the minutes and whether they were in time. */
  async history(): Promise<boolean> {
    const more = await this.inTransaction((em, now) => backfillSteps(em, now, this.settings.batch));
    const counted = await this.inTransaction((em, now) => countMinutes(em, this.catalogue, now, this.settings.batch));
    return more || counted === this.settings.batch;
  }

  /** Statistics and judgement, once a night for all workers. @returns false: it is done or not yet due */
  async nightly(): Promise<boolean> {
    await this.inTransaction(async (em, now) => {
      const today = localDateOf(now);
      const [job]: { lastOn: string | null }[] = await em.query(
        `SELECT last_on::text AS "lastOn" FROM forecast_job night
          WHERE name = 'nightly' AND (last_on IS NULL OR last_on < $1)
            AND NOT EXISTS (SELECT 1 FROM forecast_job WHERE name = 'backfill' AND finished_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM step_duration WHERE left_at IS NOT NULL AND working_minutes IS NULL)
            FOR UPDATE SKIP LOCKED`,
        [today],
      );
      // The very first time is at once: until then there are no figures at all.
      if (!job || (job.lastOn !== null && minuteOfDay(now) < this.settings.nightFrom)) return;
      // A province's year is millions of stays; at night nobody waits for it.
      await em.query(`SET LOCAL statement_timeout = '${NIGHT_TIMEOUT}'`);
      await computeStatistics(em, now);
      const judged = await judgeForecasts(em, now);
      await em.query(`UPDATE forecast_job SET last_on = $1, finished_at = $2 WHERE name = 'nightly'`, [today, now]);
      this.logger.info({ judged, on: today }, 'forecasts judged');
    });
    return false;
  }

  private inTransaction<T>(work: (em: EntityManager, now: Date) => Promise<T>): Promise<T> {
    return this.db.transaction(async (em) => {
      const [{ at }]: [{ at: Date }] = await em.query('SELECT transaction_timestamp() AS at');
      return work(em, this.clock.at(at));
    });
  }
}
