import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A list of one state is walked along this index in its order. With what the wall looks at in it PostgreSQL need not open
 * the rows it passes over; without, it took all rows of the state for few and sorted them.
 */
export class StatesInOrder1765300500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_office_state_due`);
    await db.query(
      `CREATE INDEX dossier_office_state_due ON dossier (office_id, state, due_at, id) INCLUDE (handling_office_id)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_office_state_due`);
    await db.query(`CREATE INDEX dossier_office_state_due ON dossier (office_id, state, due_at, id)`);
  }
}
