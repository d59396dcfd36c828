import { DomainError, refused } from '../common/domain-error.js';

/** Unique keys that people can run into, and what to tell them. All others are mistakes of ours. */
const REFUSALS: Readonly<Record<string, () => DomainError>> = {
  dossier_payment_receipt_uq: () => refused('payment.receipt_used', 'This receipt number is used already.'),
  dossier_result_number_uq: () => refused('dossier.result_number_used', 'This number is in the register already.'),
  dossier_external_code_uq: () => refused('dossier.external_code_used', 'This portal has sent this code before.'),
};

/** The refusal behind a broken unique key, or the error itself. */
export function asRefusal(error: unknown): unknown {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  if (code !== '23505' || typeof constraint !== 'string') return error;
  return REFUSALS[constraint]?.() ?? error;
}
