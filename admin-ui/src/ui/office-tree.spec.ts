import { describe, expect, it } from '@jest/globals';
import { branchCodes, officeTree } from './office-tree';

const office = (code: string, parentCode: string | null, name = code) => ({ code, name, parentCode });

const PROVINCE = [
  office('H23.18.08', 'H23.18', 'UBND phường Sao Đỏ'),
  office('H23', null, 'UBND tỉnh Hải Dương'),
  office('H23.18', 'H23', 'UBND thành phố Chí Linh'),
  office('H23.18.07', 'H23.18', 'UBND phường Cộng Hòa'),
  office('H23.02', 'H23', 'UBND huyện Thanh Hà'),
];

const shown = (query?: string): string[] =>
  officeTree(PROVINCE, query).map(({ office: { code }, depth, found }) => `${depth} ${code}${found ? '' : ' (above)'}`);

describe('officeTree', () => {
  it('puts each office below its parent, by code', () =>
    expect(shown()).toEqual(['0 H23', '1 H23.02', '1 H23.18', '2 H23.18.07', '2 H23.18.08']));

  it('finds names without diacritics and keeps what stands above them', () =>
    expect(shown('cong hoa')).toEqual(['0 H23 (above)', '1 H23.18 (above)', '2 H23.18.07']));

  it('finds nothing for what nobody is called', () => expect(shown('ca mau')).toEqual([]));

  it('begins with an office whose parent one does not administer', () =>
    expect(officeTree([PROVINCE[3]!])).toEqual([{ office: PROVINCE[3], depth: 0, found: true }]));
});

describe('branchCodes', () => {
  it('names the office and all below it', () =>
    expect([...branchCodes(PROVINCE, 'H23.18')].sort()).toEqual(['H23.18', 'H23.18.07', 'H23.18.08']));
});
