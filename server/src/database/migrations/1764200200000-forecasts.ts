import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Seen by the office that receives a dossier and by the one that handles it, as the dossier itself. */
const OF_DOSSIERS = ['step_duration', 'dossier_forecast'];
const OF_OFFICES = ['step_statistic', 'forecast_backtest'];

/** How long steps take, what is foreseen for open dossiers, and how often that was right. */
export class Forecasts1764200200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE step_duration (id uuid NOT NULL, office_id uuid NOT NULL, handling_office_id uuid NOT NULL, dossier_id uuid NOT NULL, procedure_code text NOT NULL, step_code text NOT NULL, holder_id uuid, entered_at TIMESTAMP WITH TIME ZONE NOT NULL, left_at TIMESTAMP WITH TIME ZONE, left_by text, working_minutes integer, queue_at_entry integer, CONSTRAINT step_duration_pk PRIMARY KEY (id))`,
    );
    await db.query(
      `CREATE INDEX step_duration_uncounted ON step_duration (dossier_id) WHERE left_at IS NOT NULL AND working_minutes IS NULL`,
    );
    await db.query(`CREATE INDEX step_duration_left ON step_duration (left_at) WHERE left_at IS NOT NULL`);
    await db.query(`CREATE INDEX step_duration_dossier ON step_duration (dossier_id, entered_at)`);
    await db.query(`CREATE UNIQUE INDEX step_duration_open_uq ON step_duration (dossier_id) WHERE left_at IS NULL`);
    await db.query(
      `CREATE TABLE step_statistic (id uuid NOT NULL, office_id uuid, procedure_code text NOT NULL, step_code text NOT NULL, n integer NOT NULL, median_minutes double precision NOT NULL, p90_minutes double precision NOT NULL, usual_queue double precision, computed_at TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT step_statistic_pk PRIMARY KEY (id))`,
    );
    await db.query(`CREATE INDEX step_statistic_step ON step_statistic (procedure_code, step_code, office_id)`);
    await db.query(
      `CREATE TABLE dossier_forecast (dossier_id uuid NOT NULL, office_id uuid NOT NULL, handling_office_id uuid NOT NULL, word text, chance double precision, step_code text, expected_at TIMESTAMP WITH TIME ZONE, cases integer NOT NULL DEFAULT 0, computed_at TIMESTAMP WITH TIME ZONE NOT NULL, version integer NOT NULL, checkpoint_word text, checkpoint_at TIMESTAMP WITH TIME ZONE, outcome text, finished_on date, CONSTRAINT dossier_forecast_checkpoint_v1 CHECK (checkpoint_word IN ('safe', 'tight', 'late')), CONSTRAINT dossier_forecast_word_v1 CHECK (word IN ('safe', 'tight', 'late')), CONSTRAINT dossier_forecast_pk PRIMARY KEY (dossier_id))`,
    );
    await db.query(
      `CREATE INDEX dossier_forecast_finished ON dossier_forecast (finished_on, handling_office_id) WHERE outcome IS NOT NULL`,
    );
    await db.query(
      `CREATE INDEX dossier_forecast_unjudged ON dossier_forecast (dossier_id) WHERE checkpoint_word IS NOT NULL AND outcome IS NULL`,
    );
    await db.query(
      `CREATE TABLE forecast_backtest (office_id uuid NOT NULL, on_date date NOT NULL, word text NOT NULL, finished_in_time integer NOT NULL, finished_late integer NOT NULL, CONSTRAINT forecast_backtest_pk PRIMARY KEY (office_id, on_date, word))`,
    );
    await db.query(
      `CREATE TABLE forecast_job (name text NOT NULL, last_on date, cursor uuid, finished_at TIMESTAMP WITH TIME ZONE, CONSTRAINT forecast_job_pk PRIMARY KEY (name))`,
    );
    await db.query(
      `ALTER TABLE step_duration ADD CONSTRAINT step_duration_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier(id)`,
    );
    await db.query(
      `ALTER TABLE step_duration ADD CONSTRAINT step_duration_holder_id_fk FOREIGN KEY (holder_id) REFERENCES staff(id)`,
    );
    await db.query(
      `ALTER TABLE step_statistic ADD CONSTRAINT step_statistic_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id)`,
    );
    await db.query(
      `ALTER TABLE dossier_forecast ADD CONSTRAINT dossier_forecast_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier(id)`,
    );
    await db.query(
      `ALTER TABLE forecast_backtest ADD CONSTRAINT forecast_backtest_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id)`,
    );
    await db.query(`INSERT INTO forecast_job (name) VALUES ('backfill'), ('nightly')`);

    for (const table of [...OF_DOSSIERS, ...OF_OFFICES]) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await db.query(`CREATE POLICY forecast_access ON ${table} TO motcua_worker USING (true) WITH CHECK (true)`);
      const own = `office_id = ANY (${OFFICES})`;
      const wall = OF_DOSSIERS.includes(table) ? `${own} OR handling_office_id = ANY (${OFFICES})` : own;
      await db.query(`CREATE POLICY office_wall ON ${table} TO motcua_app USING (${wall}) WITH CHECK (${wall})`);
    }
    // Acts write when a step is entered and left; everything that is reckoned from it is the worker's.
    await db.query(`GRANT SELECT, INSERT, UPDATE (left_at, left_by, working_minutes) ON step_duration TO motcua_app`);
    await db.query(`GRANT SELECT ON step_statistic, dossier_forecast, forecast_backtest TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON step_duration, dossier_forecast TO motcua_worker`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON step_statistic, forecast_backtest TO motcua_worker`);
    await db.query(`GRANT SELECT, UPDATE ON forecast_job TO motcua_worker`);

    // Of a dossier the worker still sees its way and its clock, and nothing of the person.
    await db.query(
      `GRANT SELECT (procedure_code, procedure_version_id, case_code, step_code, received_at, clock_from, finished_at, paused)
         ON dossier TO motcua_worker`,
    );
    await db.query(`GRANT SELECT (dossier_id, started_at, ended_at) ON dossier_pause TO motcua_worker`);
    await db.query(
      `GRANT SELECT (dossier_id, from_step, to_step, receiver_id, given_at, recalled_at) ON dossier_handover TO motcua_worker`,
    );
    for (const table of ['dossier_pause', 'dossier_handover']) {
      await db.query(`CREATE POLICY forecast_access ON ${table} FOR SELECT TO motcua_worker USING (true)`);
    }
    await db.query(
      `GRANT SELECT ON procedure, procedure_version, calendar_revision, calendar_day, office_hours, office_former_path
         TO motcua_worker`,
    );

    // Whoever looks at a dossier or its list sees another word at once; the minute it was reckoned is no news.
    await db.query(
      `CREATE TRIGGER forecast_announced AFTER INSERT ON dossier_forecast
         FOR EACH ROW EXECUTE FUNCTION announce_part_of_dossier()`,
    );
    await db.query(
      `CREATE TRIGGER forecast_word_announced AFTER UPDATE OF word ON dossier_forecast
         FOR EACH ROW WHEN (OLD.word IS DISTINCT FROM NEW.word) EXECUTE FUNCTION announce_part_of_dossier()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('The history of steps cannot be had again.');
  }
}
