import { describe, expect, it } from '@jest/globals';
import {
  COMMON_DEFECTS,
  type CommonDefect,
  defectFields,
  firstDefect,
  whatToBring,
  withCommonDefect,
} from './supplement';

const BIRTH_PAPER = { name: 'Giấy chứng sinh', form: 'original', present: true } as const;

describe('what to bring', () => {
  it.each([
    ['Giấy chứng sinh', 'original', 'Bản chính giấy chứng sinh'],
    ['Giấy khai sinh', 'certified', 'Bản sao chứng thực giấy khai sinh'],
    ['CCCD của người nộp', 'presented', 'Xuất trình bản chính CCCD của người nộp'],
    ['Bản sao cần chứng thực', 'copy', 'Bản sao cần chứng thực'],
  ] as const)('%s as %s: %s', (name, form, text) => expect(whatToBring({ name, form })).toBe(text));
});

describe('what is wrong', () => {
  it('begins as missing for a paper that is not there, and open for one that is', () => {
    expect(firstDefect({ ...BIRTH_PAPER, present: false }).defect).toBe(COMMON_DEFECTS.missing);
    expect(firstDefect(BIRTH_PAPER)).toEqual({ defect: '', bring: 'Bản chính giấy chứng sinh' });
  });

  it.each<[string, CommonDefect, string, string]>([
    ['', 'expired', COMMON_DEFECTS.expired, 'nothing stood there'],
    [COMMON_DEFECTS.missing, 'unreadable', COMMON_DEFECTS.unreadable, 'another choice gives way'],
    ['Thiếu dấu.', 'expired', 'Thiếu dấu; đã hết hạn', 'what a hand wrote stays'],
  ])('%j and %s is %j: %s', (defect, choice, text) =>
    expect(withCommonDefect(BIRTH_PAPER, { defect, bring: 'x' }, choice).defect).toBe(text),
  );

  it('asks for a certified copy unless the officer asked for something else', () => {
    const bring = (text: string) => withCommonDefect(BIRTH_PAPER, { defect: '', bring: text }, 'not_certified').bring;
    expect(bring('Bản chính giấy chứng sinh')).toBe('Bản sao chứng thực giấy chứng sinh');
    expect(bring('Giấy có dấu của bệnh viện')).toBe('Giấy có dấu của bệnh viện');
  });

  it('is sent in the order of the papers, once both sentences are there', () => {
    const papers = [{ code: 'A' }, { code: 'B' }];
    expect(defectFields(papers, {})).toBeNull();
    expect(defectFields(papers, { A: { defect: 'x', bring: ' ' } })).toBeNull();
    expect(defectFields(papers, { B: { defect: ' x ', bring: 'y' }, A: { defect: 'v', bring: 'w' } })).toEqual([
      { code: 'A', defect: 'v', bring: 'w' },
      { code: 'B', defect: 'x', bring: 'y' },
    ]);
  });
});
