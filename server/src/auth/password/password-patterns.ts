/** Keys of a common keyboard, row by row; a column's keys lie below one another. */
const KEYBOARD = ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'];
const PLACES = new Map(KEYBOARD.flatMap((row, y) => [...row].map((key, x) => [key, { x, y }] as const)));
/** Signs above the digits, and the keys they are on. */
export const UNSHIFTED = new Map([...'!@#$%^&*()_+'].map((sign, x) => [sign, KEYBOARD[0]?.charAt(x) ?? sign] as const));
const SHORTEST_RUN = 3;

/** True when the text repeats one unit, as `abcabcabc` and `correct-correct-` do; the last unit may be cut off. */
export function isRepetition(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period++) {
    if (text.slice(period) === text.slice(0, -period)) return true;
  }
  return false;
}

export function hasFewCharacters(text: string): boolean {
  return new Set(text).size <= 4;
}

/**
 * Length of the longest run from `start` along the alphabet, the digits, one key or the keyboard: `cdefg`, `9876`,
 * `aaaa`, `poiuy`, `1qaz`.
 *
 * @returns 0 when it is too short to be one
 */
export function runLength(text: string, start: number): number {
  const longest = Math.max(...[isStep, isKeyboardStep].map((follows) => lengthWhile(text, start, follows)));
  return longest >= SHORTEST_RUN ? longest : 0;
}

type Step = (from: string, to: string, previous: number | null) => number | null;

/** A run keeps the direction it began with, or ordinary words would be full of runs. */
function lengthWhile(text: string, start: number, step: Step): number {
  let end = start;
  let direction: number | null = null;
  while (end + 1 < text.length) {
    direction = step(text.charAt(end), text.charAt(end + 1), direction);
    if (direction === null) break;
    end++;
  }
  return end - start + 1;
}

const isStep: Step = (from, to, previous) => {
  const wrapped = from === '9' && to === '0' ? 1 : from === '0' && to === '9' ? -1 : null;
  const difference = wrapped ?? to.charCodeAt(0) - from.charCodeAt(0);
  if (Math.abs(difference) > 1 || !/[a-z0-9]/.test(from) || !/[a-z0-9]/.test(to)) return null;
  return previous === null || previous === difference ? difference : null;
};

const isKeyboardStep: Step = (from, to, previous) => {
  const [a, b] = [PLACES.get(from), PLACES.get(to)];
  if (!a || !b) return null;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  // Along a row, or down and up a column: on most keyboards a column leans by up to one key.
  const direction = dy === 0 && Math.abs(dx) === 1 ? dx : Math.abs(dy) === 1 && dx === 0 ? 10 * dy : null;
  return direction !== null && (previous === null || previous === direction) ? direction : null;
};
