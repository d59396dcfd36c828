import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of all that a person brought are kept beside the sheets with which dossiers are passed on. */
export class IntakeLists1765300200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE handover_sheet DROP CONSTRAINT handover_sheet_kind_known_v1, DROP CONSTRAINT handover_sheet_hands_v1,
        ADD CONSTRAINT handover_sheet_kind_known_v2 CHECK (kind IN ('dossiers', 'results', 'intake')),
        ADD CONSTRAINT handover_sheet_hands_v2 CHECK (kind <> 'dossiers' OR num_nulls(giver_id, receiver_id) = 0)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE handover_sheet NO FORCE ROW LEVEL SECURITY`);
    await db.query(`DELETE FROM handover_sheet WHERE kind = 'intake'`);
    await db.query(`ALTER TABLE handover_sheet FORCE ROW LEVEL SECURITY`);
    await db.query(`
      ALTER TABLE handover_sheet DROP CONSTRAINT handover_sheet_kind_known_v2, DROP CONSTRAINT handover_sheet_hands_v2,
        ADD CONSTRAINT handover_sheet_kind_known_v1 CHECK (kind IN ('dossiers', 'results')),
        ADD CONSTRAINT handover_sheet_hands_v1 CHECK (kind = 'results' OR num_nulls(giver_id, receiver_id) = 0)`);
  }
}
