import { isIP } from 'node:net';
import { sameSecret } from '../common/same-secret.js';

export interface MetricsCaller {
  /** Of the connection itself, not what a header says. */
  readonly address: string | undefined;
  readonly authorization: string | undefined;
}

/** Whether a caller may read figures: with the token where one is set, else only from this computer. */
export function mayReadMetrics({ address, authorization }: MetricsCaller, token: string | undefined): boolean {
  if (token !== undefined) return sameSecret(authorization ?? '', `Bearer ${token}`);
  const plain = (address ?? '').replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
