import { describe, expect, it } from '@jest/globals';
import type { ProcedureRow } from './procedure.types';
import { indexProcedures, MOST_SHOWN, searchProcedures, withRecent } from './procedure-search';

const row = (code: string, name: string, field: string): ProcedureRow => ({
  code,
  name,
  field,
  limit: { amount: 1, unit: 'sameDay' },
  sameVisit: false,
});
const ALL = indexProcedures([
  row('1.001193', 'Đăng ký khai sinh', 'Hộ tịch'),
  row('1.000894', 'Đăng ký kết hôn', 'Hộ tịch'),
  row('2.000635', 'Cấp bản sao trích lục hộ tịch', 'Hộ tịch'),
  row('2.000815', 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Chứng thực'),
  row('1.001022', 'Đăng ký nhận cha, mẹ, con', 'Hộ tịch'),
]);
const NONE = { favourite: [], recent: [] };
const codes = (query: string, habits = NONE as Parameters<typeof searchProcedures>[2]): string[] =>
  searchProcedures(ALL, query, habits).map(({ code }) => code);

describe('searchProcedures', () => {
  it.each([
    ['khai sinh', '1.001193', 'without diacritics'],
    ['KHAI SINH', '1.001193', 'in capitals'],
    ['sinh khai', '1.001193', 'in any order'],
    ['dang ky khai', '1.001193', 'đ typed as d'],
    ['khai sinh'.normalize('NFD'), '1.001193', 'decomposed'],
    ['2.000815', '2.000815', 'by code'],
    ['815', '2.000815', 'by the end of the code'],
    ['ban sao chung thuc', '2.000815', 'words from name and field'],
    ['nhan con', '1.001022', 'a comma between'],
  ])('finds %s → %s (%s)', (query, code) => expect(codes(query)[0]).toBe(code));

  it('finds a whole field', () => expect(codes('ho tich')).toHaveLength(4));

  it('puts the word itself before a part of a word', () => {
    expect(codes('sao')).toEqual(['2.000635', '2.000815']);
    expect(codes('con')[0]).toBe('1.001022');
  });

  it('finds nothing for what is not there', () => expect(codes('hai quan')).toEqual([]));

  it('begins with the latest, then the favourites, when nothing is asked', () => {
    expect(codes('', { recent: ['2.000815'], favourite: ['1.001193'] }).slice(0, 2)).toEqual(['2.000815', '1.001193']);
  });

  it('does not let what was used lately push out the favourites', () => {
    const many = indexProcedures(Array.from({ length: 30 }, (_, n) => row(`1.${100000 + n}`, `Việc ${n}`, 'Đất đai')));
    const [favourite, ...recent] = many.slice(0, 11).map(({ code }) => code);
    const shown = searchProcedures(many, '', { recent, favourite: [favourite!] }).map(({ code }) => code);
    expect(shown.slice(0, 11)).toEqual([...recent.slice(0, 6), favourite, ...recent.slice(6)]);
  });

  it('prefers habits among equal fits', () => {
    expect(codes('dang ky', { recent: ['1.001193'], favourite: [] })[0]).toBe('1.001193');
    expect(codes('dang ky')[0]).toBe('1.000894');
  });

  it('prefers the plain one to the one with more in its name', () => {
    const both = indexProcedures([row('1.000689', 'Đăng ký khai sinh kết hợp nhận con', 'Hộ tịch'), ALL[0]!]);
    expect(searchProcedures(both, 'khai sinh', NONE)[0]?.code).toBe('1.001193');
  });

  it('shows no more than fit on the screen', () => {
    const many = indexProcedures(Array.from({ length: 200 }, (_, n) => row(`1.${100000 + n}`, `Việc ${n}`, 'Đất đai')));
    expect(searchProcedures(many, 'viec', NONE)).toHaveLength(MOST_SHOWN);
  });
});

it('keeps the latest ten, each once', () => {
  const ten = Array.from({ length: 10 }, (_, n) => `1.${n}`);
  expect(withRecent(ten, '1.3')).toEqual(['1.3', ...ten.filter((code) => code !== '1.3')]);
  expect(withRecent(ten, '2.0')).toEqual(['2.0', ...ten.slice(0, 9)]);
});
