import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMS = `'receipt', 'supplement_request', 'refusal', 'apology', 'stop_notice', 'process_control', 'dossier_handover', 'result_receipt', 'fee_receipt'`;

/** All papers that go with one dossier, not its receipt alone. */
export class PaperForms1764800100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE paper DROP CONSTRAINT paper_form_known_v1`);
    await db.query(`ALTER TABLE paper ADD CONSTRAINT paper_form_known_v2 CHECK (form IN (${FORMS}))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE paper DROP CONSTRAINT paper_form_known_v2`);
    await db.query(`ALTER TABLE paper ADD CONSTRAINT paper_form_known_v1 CHECK (form IN ('receipt'))`);
  }
}
