import type { TestApi } from './api.js';

/** What a refused call may leave behind: who looked, who is signed in, who tried to. */
const NOT_WORK = ['access_record', 'session', 'idempotency_key', 'sign_in_attempt'];
/**
 * Written by the server itself some time after a change of a calendar, or after a file was asked for; a file that is attached
 * stands in a table of its own.
 */
const IN_THE_BACKGROUND = ['calendar_revision', 'calendar_move', 'export_job', 'stored_file'];

/** One digest over every row of every table, so that two of them tell whether anything has changed. */
export async function digestOf(api: TestApi): Promise<string> {
  const tables = await api.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND relname <> ALL ($1) ORDER BY relname`,
    [[...NOT_WORK, ...IN_THE_BACKGROUND]],
  );
  const parts = tables.map(
    ({ name }) => `SELECT '${name}' AS name, md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM "${name}" t`,
  );
  // PostgreSQL takes tables that it has never counted for large; to start processes for them costs ten times the looking.
  await api.sql('SET max_parallel_workers_per_gather = 0');
  const rows = await api.sql<{ name: string; sum: string | null }>(`${parts.join(' UNION ALL ')} ORDER BY name`);
  return rows.map(({ name, sum }) => `${name} ${sum}`).join('\n');
}
