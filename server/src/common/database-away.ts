/**
 * PostgreSQL's words for what passes by itself: a statement that waited too long, no connection left, a server that
 * stops, starts or has just died.
 */
const PASSING = ['57014', '53300', '57P01', '57P02', '57P03'];
const NO_CONNECTION = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

/** Whether the same call may well succeed soon: the database was away or too busy for it. Nothing is wrong with the call. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return PASSING.includes(code) || NO_CONNECTION.includes(code);
  // The client has no code for a connection that ended under a statement, or between two of them.
  return /Connection terminated|is not queryable/.test(error.message);
}
