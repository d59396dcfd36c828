/** What background work writes down; pino's loggers have this shape. Fields carry ids and counts, never citizens' data. */
export interface WorkerLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** An error as a log field: its words only, for statements and parameters can hold anything. */
export function reasonOf(error: unknown): string {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  const words = [message, code].find((each) => typeof each === 'string' && each !== '');
  return typeof words === 'string' ? words.slice(0, 300) : 'unknown error';
}
