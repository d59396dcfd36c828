const UNIT_SECONDS = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 } as const;
/** Ten years either way: enough to try any deadline, and every date stays one that forms can print. */
const LARGEST_SECONDS = 3_653 * UNIT_SECONDS.d;

const WHOLE_SECONDS = /^([+-]?)(\d{1,12})$/;
const SHORT = /^([+-]?)(\d{1,9})([wdhms])$/i;
const ISO =
  /^([+-]?)P(?=\d|T\d)(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/i;

/**
 * Reads how far a demonstration's clock is moved: `-3600` (seconds), `+3d`, `-2h`, `15m`, `30s`, `P1DT2H`, `-PT90M`.
 * Years and months are not read: their length depends on the day.
 *
 * @returns milliseconds, or null when the text is none of these or moves the clock by more than ten years
 */
export function parseClockOffset(text: string): number | null {
  const seconds = secondsOf(text.trim());
  if (seconds === null || Math.abs(seconds) > LARGEST_SECONDS) return null;
  return seconds === 0 ? 0 : seconds * 1000; // never -0, which prints and compares oddly
}

function secondsOf(text: string): number | null {
  const whole = WHOLE_SECONDS.exec(text);
  if (whole) return signed(whole[1], Number(whole[2]));

  const short = SHORT.exec(text);
  if (short) {
    const unit = short[3]?.toLowerCase() as keyof typeof UNIT_SECONDS;
    return signed(short[1], Number(short[2]) * UNIT_SECONDS[unit]);
  }

  const iso = ISO.exec(text);
  if (!iso) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(2).map((part) => Number(part ?? 0));
  const { w, d, h, m } = UNIT_SECONDS;
  return signed(iso[1], weeks * w + days * d + hours * h + minutes * m + seconds);
}

function signed(sign: string | undefined, amount: number): number {
  return sign === '-' ? -amount : amount;
}
