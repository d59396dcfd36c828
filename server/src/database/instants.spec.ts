import { describe, expect, it } from '@jest/globals';
import { types } from 'pg';
import { READ_AS, readInstant } from './instants.js';

const usual = types.getTypeParser(types.builtins.TIMESTAMPTZ, 'text') as (text: string) => unknown;

describe('a moment as PostgreSQL writes it', () => {
  it.each([
    ['2026-11-30 04:08:43.123456+00', '2026-11-30T04:08:43.123Z'],
    ['2026-11-30 04:08:43.999999+00', '2026-11-30T04:08:43.999Z'],
    ['2026-11-30 04:08:43.5+00', '2026-11-30T04:08:43.500Z'],
    ['2026-11-30 04:08:43.05+00', '2026-11-30T04:08:43.050Z'],
    ['2024-02-29 20:00:00.001-05', '2024-03-01T01:00:00.001Z'],
    ['2026-11-30 09:38:43.25+05:30', '2026-11-30T04:08:43.250Z'],
    ['2026-11-30 11:08:43+07', '2026-11-30T04:08:43.000Z'],
    ['2026-12-31 23:59:59-03:30', '2027-01-01T03:29:59.000Z'],
    ['1900-01-01 00:00:00+07:06:30', '1899-12-31T16:53:30.000Z'],
    ['10000-01-01 00:00:00+00', '+010000-01-01T00:00:00.000Z'],
    ['0044-03-15 12:00:00+00 BC', '-000043-03-15T12:00:00.000Z'],
    ['0044-03-15 12:00:00+00', '0044-03-15T12:00:00.000Z'],
  ])('%s', (text, iso) => {
    expect((readInstant(text) as Date).toISOString()).toBe(iso);
    expect(usual(text)).toEqual(readInstant(text));
  });

  it('may be without end', () => {
    expect(readInstant('infinity')).toBe(Infinity);
    expect(readInstant('-infinity')).toBe(-Infinity);
  });
});

it('reads everything else as ever', () => {
  const { DATE, INT4, JSONB, TIMESTAMPTZ } = types.builtins;
  for (const oid of [DATE, INT4, JSONB]) expect(READ_AS.getTypeParser(oid)).toBe(types.getTypeParser(oid));
  expect(READ_AS.getTypeParser(TIMESTAMPTZ)).toBe(readInstant);
  expect(READ_AS.getTypeParser(TIMESTAMPTZ, 'binary')).toBe(types.getTypeParser(TIMESTAMPTZ, 'binary'));
});
