import { expect, it } from '@jest/globals';
import { newVisitId } from './visit-id';

it('marks version and variant and keeps all other bits', () => {
  expect(newVisitId(new Uint8Array(16).fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(newVisitId(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000');
});

it('gives another one each time', () => {
  expect(new Set(Array.from({ length: 100 }, () => newVisitId())).size).toBe(100);
});
