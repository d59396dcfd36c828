import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that bear the name of an agency were counted by the office that received the dossier, and keep their numbers. */
export const KEEP_NUMBERS = `UPDATE paper SET series_office_id = office_id WHERE form IN ('apology', 'stop_notice') AND series_office_id IS NULL`;

/** The agency goes on behind the highest number that was given out under its name, whoever counted it: none is given twice. */
export const GO_ON_BEHIND = `
INSERT INTO number_series (office_id, kind, period, last)
SELECT d.handling_office_id, 'paper.' || p.form, p.year::text, max(p.number)
  FROM paper p JOIN dossier d ON d.id = p.dossier_id
 WHERE p.form IN ('apology', 'stop_notice') AND d.handling_office_id <> p.office_id
 GROUP BY d.handling_office_id, p.form, p.year
ON CONFLICT (office_id, kind, period) DO UPDATE SET last = greatest(number_series.last, EXCLUDED.last)`;

const WALLED = ['paper', 'dossier', 'number_series'];

/**
 * Apologies and notices of a stop are counted by the agency that issues them. One that handles for several counters gave out two
 * with the same number.
 */
export class PapersCountedByIssuer1765400200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE paper ADD COLUMN series_office_id uuid,
        ADD CONSTRAINT paper_series_office_id_fk FOREIGN KEY (series_office_id) REFERENCES office (id)`);
    // The owner is bound by the walls as well.
    for (const table of WALLED) await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await db.query(KEEP_NUMBERS);
    await db.query(GO_ON_BEHIND);
    for (const table of WALLED) await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await db.query(`DROP INDEX paper_number_uq`);
    await db.query(
      `CREATE UNIQUE INDEX paper_number_uq ON paper (office_id, form, year, number)
        WHERE form NOT IN ('receipt', 'process_control') AND series_office_id IS NULL`,
    );
    await db.query(
      `CREATE UNIQUE INDEX paper_series_number_uq ON paper (series_office_id, form, year, number) WHERE series_office_id IS NOT NULL`,
    );
  }

  down(): Promise<void> {
    throw new Error(
      'Papers given out since bear numbers of the agency, which the receiving office may have given too.',
    );
  }
}
