import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clock that is set back is noticed by what it told before. */
export class SeenClock1764600200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE seen_clock (
        one BOOLEAN NOT NULL DEFAULT true, seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT seen_clock_pk PRIMARY KEY (one))`);
    await db.query(`INSERT INTO seen_clock (seen_at) VALUES (now())`);
    await db.query(`GRANT SELECT, UPDATE ON seen_clock TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE seen_clock`);
  }
}
