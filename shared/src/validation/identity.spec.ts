import { describe, expect, it } from '@jest/globals';
import { normalizePersonName } from './person-name.js';
import { isTaxCode } from './tax-code.js';

describe('isTaxCode', () => {
  it.each([
    ['0100109106', true, 'check digit agrees'],
    ['0100109106-001', true, 'a dependent unit'],
    ['0100109107', false, 'check digit differs'],
    ['0100109106001', false, 'no hyphen'],
    ['0100109106-01', false, 'two digits behind the hyphen'],
    ['010010910', false, 'a digit short'],
    ['030090001234', false, 'a citizen id is not an organisation'],
    ['0000000000', false, 'the check digit would be ten'],
    ['0100109106\n', false, 'a line break'],
  ])('%j: %s, %s', (text, valid) => expect(isTaxCode(text)).toBe(valid));
});

describe('normalizePersonName', () => {
  it.each([
    ['Nguyễn Văn A', 'Nguyễn Văn A', 'a plain name'],
    ["H'Hen Niê", "H'Hen Niê", 'an apostrophe'],
    ['Nguyễn Thị Hường'.normalize('NFD'), 'Nguyễn Thị Hường'.normalize('NFC'), 'decomposed letters are composed'],
    ['  Trần\u00a0 Thị   B ', 'Trần Thị B', 'spaces of all kinds'],
    ['ả'.repeat(200), 'ả'.repeat(200), 'two hundred letters'],
  ])('keeps %j as %j: %s', (text, name) => expect(normalizePersonName(text)).toBe(name));

  it.each([
    ['', 'nothing'],
    ['   ', 'spaces'],
    ['Nguyễn\nVăn A', 'two lines'],
    ['Nguyễn\tVăn A', 'a tab'],
    ['Nguyễn\u0000A', 'a control character'],
    ['Nguyễn \u202eA năV', 'text turned round'],
    ['Nguyễn\u200bVăn', 'a hidden character'],
    ['\ud800', 'half a character'],
    ['12345', 'no letter'],
    ['a'.repeat(201), 'too long'],
  ])('refuses %j: %s', (text) => expect(normalizePersonName(text)).toBeNull());
});
