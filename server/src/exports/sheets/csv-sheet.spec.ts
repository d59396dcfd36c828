import { describe, expect, it } from '@jest/globals';
import { cellOf } from './csv-sheet.js';

describe('a cell of a table for programs', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\0=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
    'is no formula to a spreadsheet: %j',
    (text) => expect(cellOf(text)).toBe(`'${text}`),
  );

  it.each(['\r=1', '\n=1'])('is none behind a line break either: %j', (text) =>
    expect(cellOf(text)).toBe(`"'${text}"`),
  );

  it('is left as it is otherwise, quoted where it must be', () => {
    expect(cellOf("H'Hen Niê")).toBe("H'Hen Niê");
    expect(cellOf('tổ 3, khu "A"')).toBe('"tổ 3, khu ""A"""');
  });
});
