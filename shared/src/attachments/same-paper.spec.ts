import { describe, expect, it } from '@jest/globals';
import { type EarlierPaper, samePaper } from './same-paper.js';

const PAPERS = [
  { code: 'TK', name: 'Tờ khai đăng ký khai sinh' },
  { code: 'GCS', name: 'Giấy chứng sinh' },
];

describe('the paper that one of an earlier dossier may stand for', () => {
  it.each<[EarlierPaper, string | null, string]>([
    [{ procedureCode: 'A', code: 'GCS', name: 'Giấy chứng sinh (bản cũ)' }, 'GCS', 'the same of the same procedure'],
    [{ procedureCode: 'B', code: 'X1', name: 'giấy  chứng sinh' }, 'GCS', 'the same name in another procedure'],
    [{ procedureCode: 'B', code: 'TK', name: 'Tờ khai đăng ký kết hôn' }, null, 'a code says nothing elsewhere'],
    [{ procedureCode: 'A', code: 'CT', name: 'Giấy xác nhận cư trú' }, null, 'none that is asked for'],
  ])('%j → %s: %s', (earlier, expected, _why) => expect(samePaper('A', PAPERS, earlier)).toBe(expected));
});
