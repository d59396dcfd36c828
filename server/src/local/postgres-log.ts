/** The line of PostgreSQL's or initdb's output that says why it ended, without the time and the level before it. */
export function causeIn(output: string): string {
  const lines = output.trim().split('\n');
  const cause = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return cause.replace(/^.*?(FATAL|PANIC|error): +/, '') || 'it ended without a word';
}
