const BEGINNINGS = 'bcdghklmnprstv';
const VOWELS = 'aeiou';
const WORDS = 6;
const SYLLABLES = 2;

/**
 * A password that can be read out and typed on any keyboard: `kolu-bate-…`, six words of two syllables, about 73 bits.
 *
 * @param draw a random whole number from 0 up to, but not including, its argument
 */
export function makePassword(draw: (below: number) => number): string {
  const letter = (letters: string): string => letters.charAt(draw(letters.length));
  const word = (): string => Array.from({ length: SYLLABLES }, () => letter(BEGINNINGS) + letter(VOWELS)).join('');
  return Array.from({ length: WORDS }, word).join('-');
}

/** Every number equally likely: what would favour the small ones is drawn again. */
export function drawBelow(below: number): number {
  const fair = 256 - (256 % below);
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return byte < fair ? byte % below : drawBelow(below);
}
