import { createHash } from 'node:crypto';
import type { ClosedDossier, Ii06Report } from '@motcua/shared/figures';

/** What somebody answers for when a period is closed. */
export interface Frozen {
  readonly report: Ii06Report;
  readonly dossiers: readonly ClosedDossier[];
}

/** The same for the same figures and list, in whatever order a database gives their names back. */
export const sealOfClose = ({ report, dossiers }: Frozen): string =>
  createHash('sha256').update(JSON.stringify({ report, dossiers }, inOrder)).digest('hex');

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
