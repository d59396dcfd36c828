import { isTimeLimit } from '@motcua/shared/calendar';
import { readVnd, readWhole } from '@motcua/shared/payments';
import { hasAmount, readLimit } from './procedure-body';
import type { LimitText, StepRow } from './procedure-form';

const MOST_VND = 1_000_000_000;
const MOST_COPIES = 20;
const MOST_UNITS = 3660;

const PATTERNS = {
  upper: /^[A-Z][A-Z0-9_]{0,31}$/,
  lower: /^[a-z][a-z0-9_]{0,31}$/,
  camel: /^[a-z][A-Za-z0-9]{0,63}$/,
} as const;
export type CodeKind = keyof typeof PATTERNS;

/** What is wrong, as a key of a sentence below `admin.procedure.wrong`; the server checks the same and more. */
export type Wrong =
  | `code_${CodeKind}`
  | 'doubled'
  | 'limit'
  | 'amount'
  | 'copies'
  | 'tier_from'
  | 'tier_order'
  | 'cap'
  | 'procedure_code';

/** @param others codes it must not repeat */
export function codeProblem(kind: CodeKind, code: string, others: readonly string[]): Wrong | undefined {
  if (!PATTERNS[kind].test(code.trim())) return `code_${kind}`;
  return others.some((other) => other.trim() === code.trim()) ? 'doubled' : undefined;
}

export const procedureCodeProblem = (code: string): Wrong | undefined =>
  /^[1-3]\.\d{6}$/.test(code.trim()) ? undefined : 'procedure_code';

export const limitProblem = (limit: LimitText): Wrong | undefined =>
  isTimeLimit(readLimit(limit)) ? undefined : 'limit';

const within = (number: number | null, least: number, most: number): boolean =>
  number !== null && number >= least && number <= most;

export const amountProblem = (text: string): Wrong | undefined =>
  within(readVnd(text), 0, MOST_VND) ? undefined : 'amount';

export const copiesProblem = (text: string): Wrong | undefined =>
  within(readWhole(text), 1, MOST_COPIES) ? undefined : 'copies';

/** @param before where the tier above begins */
export function tierProblem(from: string, before: string | undefined): Wrong | undefined {
  if (!within(readWhole(from), 2, MOST_UNITS)) return 'tier_from';
  return (readWhole(from) ?? 0) <= (readWhole(before ?? '') ?? 1) ? 'tier_order' : undefined;
}

export function capProblem(cap: string, amount: string): Wrong | undefined {
  if (amountProblem(cap)) return 'amount';
  return (readVnd(cap) ?? 0) < (readVnd(amount) ?? 0) ? 'cap' : undefined;
}

/**
 * How much the steps take together when that is more than the whole: then every officer could be in time and the
 * citizen's answer still late. Shares in another unit are not compared.
 */
export function overdrawn(whole: LimitText, steps: readonly StepRow[]): number | null {
  if (!hasAmount(whole.unit) || limitProblem(whole)) return null;
  const taken = steps
    .flatMap(({ limit }) => (limit?.unit === whole.unit ? [readLimit(limit).amount] : []))
    .reduce((sum, amount) => sum + amount, 0);
  return taken > readLimit(whole).amount ? taken : null;
}
