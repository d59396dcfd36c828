import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The offices as PostgreSQL writes them out, and the same as a question of its own. */
const EACH = `(NULLIF(current_setting('motcua.office_ids'::text, true), ''::text))::uuid[]`;
const ONCE = `(( SELECT (NULLIF(current_setting('motcua.office_ids'::text, true), ''::text))::uuid[]))::uuid[]`;

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly qual: string | null;
  readonly check: string | null;
}

/**
 * Tables of which figures and lists of many offices look at many rows. Of the others a statement looks at few, and that
 * the planner knows how many offices there are is worth more to it.
 */
const LOOKED_THROUGH = ['dossier', 'dossier_event', 'dossier_pause', 'dossier_forecast', 'step_duration'];

/**
 * Walls read the offices of the transaction once for a statement. They did for each row they let through or not, and of a
 * supervisor of two hundred offices reading their ids takes longer than the row.
 */
export class WallsReadOnce1765000900000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return rewrite(db, EACH, ONCE);
  }

  down(db: QueryRunner): Promise<void> {
    return rewrite(db, WRITTEN_OUT, EACH);
  }
}

/** The question as PostgreSQL writes it out again. */
const WRITTEN_OUT =
  /\( SELECT \(NULLIF\(current_setting\('motcua\.office_ids'::text, true\), ''::text\)\)::uuid\[\](?: AS "?nullif"?)?\)::uuid\[\]/g;

async function rewrite(db: QueryRunner, from: string | RegExp, to: string): Promise<void> {
  const policies = (await db.query(
    `SELECT quote_ident(tablename) AS table, quote_ident(policyname) AS name, qual, with_check AS check
       FROM pg_policies WHERE schemaname = 'public' AND tablename = ANY ($1) AND concat(qual, with_check) LIKE '%motcua.office_ids%'`,
    [LOOKED_THROUGH],
  )) as Policy[];
  for (const { table, name, qual, check } of policies) {
    const using = qual === null ? '' : ` USING (${qual.replaceAll(from, () => to)})`;
    const withCheck = check === null ? '' : ` WITH CHECK (${check.replaceAll(from, () => to)})`;
    await db.query(`ALTER POLICY ${name} ON ${table}${using}${withCheck}`);
  }
}
