import { describe, expect, it } from '@jest/globals';
import type { FeeDefinition } from '@motcua/shared/procedures';
import { chargesOf, feeItems, totalOf } from './fees';

const PER_PAGE: FeeDefinition = {
  code: 'PHI_BS',
  name: 'Phí chứng thực bản sao',
  kind: 'fee',
  amountVnd: 2000,
  per: 'page',
  tiers: [{ from: 3, amountVnd: 1000 }],
  capVnd: 200_000,
};
const PER_COPY: FeeDefinition = {
  code: 'LP_BS',
  name: 'Bản sao trích lục',
  kind: 'charge',
  amountVnd: 8000,
  per: 'copy',
};
const ONCE: FeeDefinition = { code: 'LP', name: 'Lệ phí', kind: 'charge', amountVnd: 10_000, per: 'dossier' };
const fees = [PER_PAGE, PER_COPY, ONCE];

describe('fees of a dossier', () => {
  it('count the copies and pages of its form', () =>
    expect(feeItems(fees, chargesOf({ procedure: { fees }, formData: { copies: 2, pages: '3' }, sets: 5 }))).toEqual([
      { feeCode: 'PHI_BS', quantity: 6, amountVnd: 10_000 },
      { feeCode: 'LP_BS', quantity: 2, amountVnd: 16_000 },
      { feeCode: 'LP', quantity: 1, amountVnd: 10_000 },
    ]));

  it.each([[undefined], [0], [-1], [2.5], ['nhiều']])('fall back on the sets when the form says %p', (copies) => {
    const formData = copies === undefined ? {} : { copies };
    const { quantity } = feeItems([PER_COPY], chargesOf({ procedure: { fees }, formData, sets: 4 }))[0]!;
    expect(quantity).toBe(4);
  });

  it('leave out what is not charged, take what an officer wrote, and are nothing when exempt', () => {
    const charges = {
      PHI_BS: { charged: false, copies: 1, pages: 1, amountVnd: null },
      LP_BS: { charged: true, copies: 3, pages: 1, amountVnd: 12_000 },
    };
    expect(feeItems(fees, charges)).toEqual([{ feeCode: 'LP_BS', quantity: 3, amountVnd: 12_000 }]);
    expect(totalOf(feeItems(fees, charges))).toBe(12_000);
    expect(totalOf(feeItems(fees, charges, true))).toBe(0);
  });
});
