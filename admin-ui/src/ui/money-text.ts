import { formatThousands, readVnd } from '@motcua/shared/payments';

/**
 * What a field shows after a change: dots between the thousands while an amount is typed, anything unreadable as it is.
 *
 * @param byKey a digit was typed or something deleted: the dots are where they were before it, and are set anew; zeros stay, the
 *   digit that belongs before them comes next
 */
export function moneyText(text: string, byKey: boolean): string {
  const typed = byKey ? text.replaceAll('.', '') : text;
  if (byKey && /^\d+$/.test(typed)) return formatThousands(typed);
  const amount = readVnd(typed);
  return amount === null ? text : formatThousands(amount);
}

/**
 * Where the cursor stands so that as many digits are behind it as before, or all that are left: in front of a dot, where the next
 * deletion meets a digit, or behind it.
 *
 * @param forward the next deletion is one to the right
 */
export function placeBefore(text: string, digits: number, forward: boolean): number {
  let at = text.length;
  for (let left = digits; left > 0 && at > 0; at--) if (/\d/.test(text[at - 1]!)) left--;
  return text[at - 1] === '.' && !forward ? at - 1 : at;
}

export const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
