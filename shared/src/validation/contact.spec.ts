import { describe, expect, it } from '@jest/globals';
import { isEmail, normalizeEmail } from './email.js';
import { maskCitizenId, maskEmail, maskPhone } from './mask.js';
import { parsePhone } from './phone.js';

describe('parsePhone', () => {
  it.each([
    ['0912345678', '+84912345678', 'as dialled'],
    ['84912345678', '+84912345678', 'country code without plus'],
    ['+84 912 345 678', '+84912345678', 'spaces'],
    ['0912.345.678', '+84912345678', 'dots'],
    [' 0912-345-678 ', '+84912345678', 'hyphens, spaces around'],
    ['0332000111', '+84332000111', 'a prefix of 2018'],
    ['0845345678', '+84845345678', '084 is a prefix, not the country'],
  ])('%s: %s, %s', (text, e164) => expect(parsePhone(text)).toEqual({ e164, kind: 'mobile', canReceiveSms: true }));

  it.each([
    ['0220 3881 234', '+842203881234', 'Hải Dương'],
    ['024.38.250.250', '+842438250250', 'Hà Nội'],
  ])('%s is a landline without SMS: %s', (text, e164) =>
    expect(parsePhone(text)).toEqual({ e164, kind: 'landline', canReceiveSms: false }),
  );

  it.each([
    ['', 'nothing'],
    ['091234567', 'a digit short'],
    ['09123456789', 'a digit long'],
    ['01234567890', 'eleven digits ended in 2018'],
    ['0612345678', 'no such prefix'],
    ['912345678', 'neither 0 nor country code'],
    ['+14155550100', 'another country'],
    ['+84 0912345678', 'country code and 0'],
    ['19001234', 'a service number'],
    ['0912345678\n0912345679', 'two numbers'],
    ['0912345678x', 'a letter'],
    ['++84912345678', 'two plus signs'],
    ['０９１２３４５６７８', 'wide digits'],
  ])('refuses %j: %s', (text) => expect(parsePhone(text)).toBeNull());
});

describe('e-mail', () => {
  it.each([
    ['a@b.vn', 'the shortest'],
    ["o'brien+mot.cua@xa-conghoa.haiduong.gov.vn", 'marks of the local part'],
    [`${'a'.repeat(64)}@example.com`, 'the longest local part'],
    ['a@xn--vit-nam-5xa.vn', 'an encoded domain'],
  ])('accepts %s: %s', (text) => expect(isEmail(text)).toBe(true));

  it.each([
    ['', 'nothing'],
    ['a@b', 'no top level'],
    ['a b@c.vn', 'a space'],
    ['a@b.vn, c@d.vn', 'two addresses'],
    ['a@b.vn;c@d.vn', 'two addresses'],
    ['"a@evil.example"@b.vn', 'quotes'],
    ['a(comment)@b.vn', 'a comment'],
    ['nhom: a@b.vn;', 'a group'],
    ['A <a@b.vn>', 'a display name'],
    ['a@b.vn\r\nBcc: c@d.vn', 'a header'],
    ['a@b.vn\n', 'a line break'],
    ['.a@b.vn', 'a leading dot'],
    ['a..b@c.vn', 'two dots'],
    ['a@-b.vn', 'a leading hyphen'],
    ['a@[127.0.0.1]', 'an address literal'],
    ['a@b.1', 'a top level of digits'],
    ['ă@b.vn', 'a letter that many servers refuse'],
    [`${'a'.repeat(65)}@b.vn`, 'a long local part'],
    [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example.vn`, 'more than 254 letters'],
  ])('refuses %j: %s', (text) => expect(isEmail(text)).toBe(false));

  it('stores the domain in lower case', () =>
    expect(normalizeEmail(' Nguyen.Van.A@GMail.COM ')).toBe('Nguyen.Van.A@gmail.com'));

  // With a pattern that tries every way of reading it, these would take for ever.
  it('comes to an end with long nonsense', () => {
    expect(isEmail(`a@${'a-'.repeat(120)}`)).toBe(false);
    expect(isEmail(`${'a.'.repeat(120)}@`)).toBe(false);
  });
});

describe('masks', () => {
  it.each([
    ['030090012345', '030•••••2345', 'a citizen id'],
    ['141234567', '••••••567', 'an old CMND'],
    ['C1234567', '••••••67', 'a passport'],
    ['12', '••', 'too short to show anything'],
  ])('%s → %s: %s', (id, masked) => expect(maskCitizenId(id)).toBe(masked));

  it.each([
    ['+84912345678', '0912•••678', 'as stored'],
    ['0912345678', '0912•••678', 'as dialled'],
    ['+842203881234', '0220••••234', 'a landline'],
    ['12345', '•••••', 'no number at all'],
  ])('%s → %s: %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['nguyenvana@gmail.com', 'n•••@gmail.com', 'an address'],
    ['a@b.vn', '•••@b.vn', 'one letter would be all of it'],
    ['nobody', '•••', 'no address'],
  ])('%s → %s: %s', (email, masked) => expect(maskEmail(email)).toBe(masked));
});
