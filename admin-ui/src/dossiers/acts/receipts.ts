/** What identifies a paper receipt (biên lai). */
export interface Receipt {
  readonly form: string;
  readonly series: string;
  readonly number: string;
}

export const NO_RECEIPT: Receipt = { form: '', series: '', number: '' };

/** The last receipt each person wrote here, in the memory of this page only: the next leaf of the book follows it. */
const last = new Map<string, Receipt>();

export const keepReceipt = (staffId: string, receipt: Receipt): void => void last.set(staffId, receipt);

/** The leaf after the last one. */
export function nextReceipt(staffId: string): Receipt {
  const before = last.get(staffId);
  return before ? { ...before, number: numberAfter(before.number) } : NO_RECEIPT;
}

/** `0000123` → `0000124`; '' when it does not end in digits. */
export function numberAfter(number: string): string {
  const digits = /\d+$/.exec(number)?.[0];
  if (digits === undefined) return '';
  const next = String(BigInt(digits) + 1n).padStart(digits.length, '0');
  return number.slice(0, number.length - digits.length) + next;
}

const trimmed = ({ form, series, number }: Receipt): Receipt => ({
  form: form.trim(),
  series: series.trim(),
  number: number.trim(),
});

/** All three, none ('none'), or null for one written in part. */
export function wholeReceipt(receipt: Receipt): Receipt | 'none' | null {
  const written = trimmed(receipt);
  const parts = [written.form, written.series, written.number];
  if (parts.every((part) => part !== '')) return written;
  return parts.every((part) => part === '') ? 'none' : null;
}
