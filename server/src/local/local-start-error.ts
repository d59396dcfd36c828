import { StartError } from '../common/start-error.js';

/** A reason why Motcua cannot start on this computer. The message is a plain sentence for the person at the terminal. */
export class LocalStartError extends StartError {
  override readonly name = 'LocalStartError';
}

/** The short reason of a failed file or process call: `EACCES` and the like, or the message. */
export function reasonOf(error: unknown): string {
  // No `instanceof Error`: under Jest, Node's own errors are instances of another realm's Error.
  if (typeof error !== 'object' || error === null) return String(error);
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return error.code;
  return 'message' in error && typeof error.message === 'string' ? error.message : 'unknown reason';
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(reasonOf(error));
}
