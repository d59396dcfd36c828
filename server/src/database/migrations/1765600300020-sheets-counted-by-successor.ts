import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sheets made for an office that was taken over are counted by the one that makes them, under whose name they are. */
export class SheetsCountedBySuccessor1765600300020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE handover_sheet ADD COLUMN series_office_id uuid,
        ADD CONSTRAINT handover_sheet_series_office_id_fk FOREIGN KEY (series_office_id) REFERENCES office (id)`);
    await db.query(`DROP INDEX handover_sheet_kind_number_uq`);
    await db.query(
      `CREATE UNIQUE INDEX handover_sheet_kind_number_uq ON handover_sheet (office_id, kind, year, number) WHERE series_office_id IS NULL`,
    );
    await db.query(
      `CREATE UNIQUE INDEX handover_sheet_series_number_uq ON handover_sheet (series_office_id, kind, year, number)
        WHERE series_office_id IS NOT NULL`,
    );
  }

  down(): Promise<void> {
    throw new Error(
      'Sheets made since bear numbers of a successor, which the office that it took over may have given too.',
    );
  }
}
