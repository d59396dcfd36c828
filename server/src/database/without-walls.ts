/** Of a connection what changes rows. */
type Query = (sql: string) => Promise<unknown>;

/**
 * Lets the owner of tables through their walls for the rest of its transaction, which ends with `restore`. Row-level security
 * is forced upon owners too; only superusers pass it anyway. Nobody else reads or writes these tables meanwhile.
 *
 * @returns what puts the walls up again
 */
export async function openForOwner(query: Query, tables: readonly string[]): Promise<() => Promise<void>> {
  const force = async (word: 'FORCE' | 'NO FORCE'): Promise<void> => {
    for (const table of tables) await query(`ALTER TABLE ${table} ${word} ROW LEVEL SECURITY`);
  };
  await force('NO FORCE');
  return () => force('FORCE');
}
