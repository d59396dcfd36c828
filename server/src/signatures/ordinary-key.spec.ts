import { createPublicKey, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isOrdinaryKey } from './ordinary-key.js';

/** Nobody knows its other half. */
const keyOf = (bits: number, e: string): KeyObject =>
  createPublicKey({
    format: 'jwk',
    key: { kty: 'RSA', n: Buffer.alloc(bits / 8, 0xff).toString('base64url'), e },
  });

describe('a key that somebody else has chosen', () => {
  it.each([
    [2_048, 'AQAB', true],
    [8_192, 'AQAB', true],
    [8_200, 'AQAB', false],
    [2_048, '_____w', true],
    [2_048, 'AQAAAAE', false],
  ])('of %i bits with the exponent %s is calculated with: %s', (bits, e, expected) =>
    expect(isOrdinaryKey(keyOf(bits, e))).toBe(expected),
  );
});
