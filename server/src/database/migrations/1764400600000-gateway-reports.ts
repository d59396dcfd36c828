import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What gateways tell of messages after they took them. A report belongs to no office before it is known which notice it
 * is about, so the api, which sees one office at a time, only writes it down, and the worker does what follows from it.
 */
export class GatewayReports1764400600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE gateway_report (
        gateway text NOT NULL, reference text NOT NULL, notice_id uuid, state text, words text, address_enc bytea,
        at TIMESTAMP WITH TIME ZONE, received_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        pending boolean NOT NULL DEFAULT false,
        CONSTRAINT gateway_report_state_known_v1
          CHECK (state IN ('gateway_accepted', 'delivered', 'undelivered', 'expired')),
        CONSTRAINT gateway_report_pk PRIMARY KEY (gateway, reference))`);
    await db.query(`CREATE INDEX gateway_report_notice ON gateway_report (notice_id) WHERE notice_id IS NOT NULL`);
    await db.query(`CREATE INDEX gateway_report_pending ON gateway_report (received_at) WHERE pending`);
    await db.query(`ALTER TABLE notice ADD delivered_at TIMESTAMP WITH TIME ZONE`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON gateway_report TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON gateway_report TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP COLUMN delivered_at`);
    await db.query(`DROP TABLE gateway_report`);
  }
}
