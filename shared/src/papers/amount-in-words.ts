const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const BILLION = 1_000_000_000;

/**
 * An amount of money as receipts write it out: `Một triệu không trăm linh năm nghìn đồng`.
 *
 * @param amountVnd whole đồng, 0 to `Number.MAX_SAFE_INTEGER`
 * @throws RangeError for anything else
 */
export function amountInWords(amountVnd: number): string {
  if (!Number.isSafeInteger(amountVnd) || amountVnd < 0) throw new RangeError(`${amountVnd} is no amount of đồng`);
  const words = amountVnd === 0 ? DIGITS[0] : numberInWords(amountVnd, false);
  return `${words[0]!.toLocaleUpperCase('vi')}${words.slice(1)} đồng`;
}

/** @param isRest something greater stands before it, so that hundreds are named even where there are none */
function numberInWords(value: number, isRest: boolean): string {
  if (value >= BILLION) {
    return joined(`${numberInWords(Math.floor(value / BILLION), isRest)} tỷ`, value % BILLION);
  }
  if (value >= 1_000_000) {
    return joined(`${hundredsInWords(Math.floor(value / 1_000_000), isRest)} triệu`, value % 1_000_000);
  }
  if (value >= 1000) return joined(`${hundredsInWords(Math.floor(value / 1000), isRest)} nghìn`, value % 1000);
  return hundredsInWords(value, isRest);
}

const joined = (head: string, rest: number): string => (rest === 0 ? head : `${head} ${numberInWords(rest, true)}`);

/** @param value 1 to 999 */
function hundredsInWords(value: number, isRest: boolean): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  if (hundreds === 0 && !isRest) return tensInWords(rest);
  const head = `${DIGITS[hundreds]!} trăm`;
  if (rest === 0) return head;
  return rest < 10 ? `${head} linh ${DIGITS[rest]!}` : `${head} ${tensInWords(rest)}`;
}

/** @param value 1 to 99 */
function tensInWords(value: number): string {
  const [tens, units] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return DIGITS[units]!;
  const head = tens === 1 ? 'mười' : `${DIGITS[tens]!} mươi`;
  if (units === 0) return head;
  if (units === 1 && tens > 1) return `${head} mốt`;
  return `${head} ${units === 5 ? 'lăm' : DIGITS[units]!}`;
}
