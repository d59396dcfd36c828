import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers tell how their gateways do: the pages are served by other processes. */
export class GatewayStates1764500600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE gateway_state (
        worker_id uuid NOT NULL, gateway text NOT NULL, resting boolean NOT NULL, last_error text,
        told_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT gateway_state_pk PRIMARY KEY (worker_id, gateway))`);
    await db.query(`GRANT SELECT ON gateway_state TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON gateway_state TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE gateway_state`);
  }
}
