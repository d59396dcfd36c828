import type { KeyObject } from 'node:crypto';

/** Twice of what any authority gives out. */
const MAX_BITS = 8_192;
/** Everybody takes 65,537. */
const MAX_EXPONENT = 0xffff_ffffn;

/** Not so large that one signature keeps a processor busy: strangers choose the keys that are calculated with here. */
export function isOrdinaryKey({ asymmetricKeyDetails }: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n } = asymmetricKeyDetails ?? {};
  return modulusLength <= MAX_BITS && publicExponent <= MAX_EXPONENT;
}
