import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/**
 * A result stands in the register of the office that decides, and its paper at the counter of the one that received the dossier:
 * that one sees it as well and says where it lies, nothing else.
 */
export class ReceivedResults1764900500010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const received = `EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_result.dossier_id AND d.office_id = ANY (${OFFICES}))`;
    await db.query(`CREATE POLICY received_seen ON dossier_result FOR SELECT TO motcua_app USING (${received})`);
    await db.query(
      `CREATE POLICY received_placed ON dossier_result FOR UPDATE TO motcua_app
         USING (${received}) WITH CHECK (${received})`,
    );
    // A policy knows no columns, and of several the check of any will do, whichever let the row be seen.
    await db.query(`
      CREATE FUNCTION keep_result_of_others() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_jsonb(NEW) - 'shelf_slot' IS DISTINCT FROM to_jsonb(OLD) - 'shelf_slot' THEN
          RAISE EXCEPTION 'A result is changed by the office that decided it.' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(
      `CREATE TRIGGER result_of_others_kept BEFORE UPDATE ON dossier_result FOR EACH ROW
         WHEN (NOT OLD.office_id = ANY (${OFFICES}) OR NOT NEW.office_id = ANY (${OFFICES})) EXECUTE FUNCTION keep_result_of_others()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER result_of_others_kept ON dossier_result`);
    await db.query(`DROP FUNCTION keep_result_of_others()`);
    await db.query(`DROP POLICY received_placed ON dossier_result`);
    await db.query(`DROP POLICY received_seen ON dossier_result`);
  }
}
