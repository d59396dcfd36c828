import { describe, expect, it } from '@jest/globals';
import { keepReceipt, nextReceipt, NO_RECEIPT, numberAfter, wholeReceipt } from './receipts';

describe('receipts', () => {
  it.each([
    ['0000123', '0000124', 'leading zeros stay'],
    ['0000999', '0001000', 'they give way to a longer number'],
    ['999', '1000', 'or the number grows'],
    ['AB-09', 'AB-10', 'letters in front'],
    ['9007199254740993', '9007199254740994', 'longer than a computer counts'],
    ['', '', 'nothing'],
    ['12A', '', 'no digits at the end'],
  ])('after %j comes %j: %s', (number, next) => expect(numberAfter(number)).toBe(next));

  it('go on in the book of the person who wrote the last one', () => {
    keepReceipt('mai', { form: '01BLP0-001', series: 'AA-26P', number: '0000007' });
    expect(nextReceipt('mai')).toEqual({ form: '01BLP0-001', series: 'AA-26P', number: '0000008' });
    expect(nextReceipt('hoa')).toEqual(NO_RECEIPT);
  });

  it.each([
    [NO_RECEIPT, 'none'],
    [{ form: ' ', series: '', number: '' }, 'none'],
    [{ form: 'A', series: 'B', number: '' }, null],
    [
      { form: ' A ', series: 'B', number: '1' },
      { form: 'A', series: 'B', number: '1' },
    ],
  ])('%j is %j', (receipt, whole) => expect(wholeReceipt(receipt)).toEqual(whole));
});
