import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A late dossier says why. */
export class LateCauses1765000200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier ADD late_cause text`);
    await db.query(
      `ALTER TABLE dossier ADD CONSTRAINT dossier_late_cause_v1
         CHECK (late_cause IN ('workload', 'officer', 'other_agency', 'complex', 'law', 'system', 'citizen', 'other'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier DROP late_cause`);
  }
}
