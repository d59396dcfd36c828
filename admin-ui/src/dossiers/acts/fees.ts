import { feeAmount } from '@motcua/shared/payments';
import type { FeeDefinition } from '@motcua/shared/procedures';
import type { Dossier } from '../dossier.types';

/** How much of one fee is charged. */
export interface Charge {
  readonly charged: boolean;
  readonly copies: number;
  readonly pages: number;
  /** What an officer put in place of the computed amount. */
  readonly amountVnd: number | null;
}

export type Charges = Readonly<Record<string, Charge>>;

/** Every fee once, by the copies and pages the form of the dossier names. */
export function chargesOf({
  procedure: { fees },
  formData,
  sets,
}: Pick<Dossier, 'formData' | 'sets'> & { readonly procedure: Pick<Dossier['procedure'], 'fees'> }): Charges {
  const copies = wholeOf(formData['copies']) ?? sets;
  const pages = wholeOf(formData['pages']) ?? 1;
  return Object.fromEntries(fees.map(({ code }) => [code, { charged: true, copies, pages, amountVnd: null }]));
}

const wholeOf = (value: unknown): number | null => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : null;
};

export const amountOf = (fee: FeeDefinition, { copies, pages, amountVnd }: Charge): number =>
  amountVnd ?? feeAmount(fee, { copies, pages });

const unitsOf = ({ per }: FeeDefinition, { copies, pages }: Charge): number =>
  per === 'dossier' ? 1 : per === 'copy' ? copies : copies * pages;

/** The call's `items`; of what is exempt nothing is due. */
export const feeItems = (
  fees: readonly FeeDefinition[],
  charges: Charges,
  exempt = false,
): { feeCode: string; quantity: number; amountVnd: number }[] =>
  fees.flatMap((fee) => {
    const charge = charges[fee.code];
    if (!charge?.charged) return [];
    return [{ feeCode: fee.code, quantity: unitsOf(fee, charge), amountVnd: exempt ? 0 : amountOf(fee, charge) }];
  });

export const totalOf = (items: readonly { readonly amountVnd: number }[]): number =>
  items.reduce((total, { amountVnd }) => total + amountVnd, 0);
