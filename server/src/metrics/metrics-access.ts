import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

export interface MetricsCaller {
  /** Of the connection itself, not what a header says. */
  readonly address: string | undefined;
  readonly authorization: string | undefined;
}

/** Whether a caller may read figures: with the token where one is set, else only from this computer. */
export function mayReadMetrics({ address, authorization }: MetricsCaller, token: string | undefined): boolean {
  if (token !== undefined) return same(authorization ?? '', `Bearer ${token}`);
  const plain = (address ?? '').replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** Takes the same time wherever the texts differ. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
