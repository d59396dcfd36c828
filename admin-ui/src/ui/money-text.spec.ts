import { describe, expect, it } from '@jest/globals';
import { moneyText, placeBefore } from './money-text';

describe('an amount while it is typed', () => {
  it.each([
    ['1', '1', 'the first digit'],
    ['1200', '1.200', 'the fourth'],
    ['1.2000', '12.000', 'one more behind the dots that stand there'],
    ['1.20', '120', 'one deleted'],
    ['.000', '000', 'the first deleted, its zeros wait for another'],
    ['9000', '9.000', 'which is typed'],
    ['0.0000', '00.000', 'zeros alone'],
    ['1.200.', '1.200', 'a dot typed by habit: the next digit sets it right'],
    ['', '', 'nothing left'],
    ['1,5', '1,5', 'what is no amount'],
  ])('%s is shown as %s: %s', (text, shown) => expect(moneyText(text, true)).toBe(shown));

  it.each([
    ['1.200.000', '1.200.000'],
    ['1200000 đ', '1.200.000'],
    ['1.5', '1.5'],
    ['tám nghìn', 'tám nghìn'],
  ])('%s that is pasted is shown as %s', (text, shown) => expect(moneyText(text, false)).toBe(shown));

  it.each([
    ['1.200', 0, 5],
    ['1.200', 3, 1],
    ['12.000', 4, 1],
    ['1.200', 4, 0],
    ['000', 3, 0],
    ['0', 3, 0],
    ['', 1, 0],
  ])('%s with %d digits behind the cursor has it at %d', (text, digits, at) =>
    expect(placeBefore(text, digits, false)).toBe(at),
  );

  it.each([
    ['1.200', 3, 2],
    ['1.200', 2, 3],
  ])('%s with %d digits behind the cursor, deleted to the right, has it at %d', (text, digits, at) =>
    expect(placeBefore(text, digits, true)).toBe(at),
  );
});
