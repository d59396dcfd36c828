import type { Client } from 'pg';
import type { GeneratedTable } from './generated-rows.js';

interface Kept {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Statements that put back what was taken off, foreign keys last. */
export type PutBack = readonly string[];

/**
 * Takes off what makes loading slow: indexes, keys and references of the tables, and the walls that bind their owner too.
 * All within the transaction of the caller, so what is interrupted has changed nothing.
 *
 * @returns what puts all of it back
 */
export async function bareTables(db: Client, tables: readonly GeneratedTable[]): Promise<PutBack> {
  const found = async (text: string): Promise<Kept[]> => (await db.query<Kept>(text, [tables])).rows;
  const named = (column: string): string => `${column} = ANY (SELECT unnest($1::text[])::regclass)`;
  const constraint = (which: string): string =>
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE ${which}`;

  const references = await found(constraint(`contype = 'f' AND (${named('conrelid')} OR ${named('confrelid')})`));
  const keys = await found(constraint(`contype IN ('p', 'u', 'x') AND ${named('conrelid')}`));
  const indexes = await found(
    `SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i WHERE ${named('i.indrelid')}
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.conrelid = i.indrelid)`,
  );
  const walls = await found(
    `SELECT c.oid::regclass::text AS table, '' AS name, '' AS definition FROM pg_class c WHERE ${named('c.oid')} AND c.relforcerowsecurity`,
  );
  for (const { table } of walls) await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  // What is past is no news to anybody, and sums of dossiers are made when all are there.
  for (const table of tables) await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const { table, name } of [...references, ...keys])
    await db.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await db.query(`DROP INDEX ${name}`);

  const constrained = ({ table, name, definition }: Kept): string =>
    `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`;
  return [
    ...keys.map(constrained),
    ...indexes.map(({ definition }) => definition),
    ...references.map(constrained),
    ...tables.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`),
    'SELECT recount_figure_sums(), recount_settled_sums()',
    ...walls.map(({ table }) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`),
  ];
}
