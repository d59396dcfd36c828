/** What background work writes down; pino's loggers have this shape. Fields carry ids and counts, never citizens' data. */
export interface WorkerLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** An error as a log field: its words only, for statements and parameters can hold anything. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = (error as { code?: unknown }).code;
  const words = error.message || (typeof code === 'string' ? code : error.name);
  return words.slice(0, 300);
}
