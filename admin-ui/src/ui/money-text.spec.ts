import { describe, expect, it } from '@jest/globals';
import { moneyText, placeBefore } from './money-text';

describe('an amount while it is typed', () => {
  it.each([
    ['1', '1', 'the first digit'],
    ['1200', '1.200', 'the fourth'],
    ['1.2000', '12.000', 'one more behind the dots that stand there'],
    ['1.20', '120', 'one deleted'],
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
  ])('%s with %d digits behind the cursor has it at %d', (text, digits, at) =>
    expect(placeBefore(text, digits)).toBe(at),
  );
});
