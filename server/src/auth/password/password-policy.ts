import { foldVietnamese } from '@motcua/shared/text';
import { KNOWN_PHRASES, WEAK_WORDS } from './blocklist.js';
import { hasFewCharacters, isRepetition, runLength, UNSHIFTED } from './password-patterns.js';

export const PASSWORD_MIN_LENGTH = 15;
export const PASSWORD_MAX_LENGTH = 128;

/** Why a password is refused. Screens translate these; never renamed. */
export const PASSWORD_PROBLEMS = [
  'password.too_short',
  'password.too_long',
  'password.pattern',
  'password.personal',
  'password.common',
] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

export interface PasswordOwner {
  readonly username: string;
  readonly fullName: string;
}

/** More than this many known words in a row are hard enough to guess again. */
const FEW_PARTS = 5;

type Matcher = (text: string, start: number) => readonly number[];

/**
 * Decides whether a person may take a password. Length counts, not a mix of kinds of characters; what is easily
 * guessed is refused however long: known words and phrases, the person's own name, runs on the keyboard, repetitions.
 *
 * @returns null when it is good
 */
export function checkPassword(password: string, owner: PasswordOwner): PasswordProblem | null {
  const length = [...password.normalize('NFKC')].length;
  if (length < PASSWORD_MIN_LENGTH) return 'password.too_short';
  if (length > PASSWORD_MAX_LENGTH) return 'password.too_long';

  const folded = foldVietnamese(password.normalize('NFKC'));
  const dense = folded.replace(/[\s\p{P}$+<=>^`|~]/gu, '');
  if (isPattern(folded, dense)) return 'password.pattern';

  const own = wordMatcher(ownWords(owner));
  for (const text of readingsOf(folded, dense)) {
    if (!/\p{L}/u.test(text)) continue;
    if (parts(text, [own, anyNumber]) <= FEW_PARTS) return 'password.personal';
    if (parts(text, [weakWords, shortNumber, keyRun]) <= FEW_PARTS) return 'password.common';
    if (parts(text, [own, weakWords, anyNumber, keyRun]) <= FEW_PARTS) return 'password.personal';
  }
  return null;
}

function isPattern(folded: string, dense: string): boolean {
  const unshifted = [...folded.replaceAll(' ', '')].map((sign) => UNSHIFTED.get(sign) ?? sign).join('');
  return (
    [folded, dense || folded].some((text) => hasFewCharacters(text) || isRepetition(text)) ||
    [folded, dense, unshifted].some((text) => parts(text, [keyRun]) < Infinity) ||
    (/^\d+$/.test(dense) && parts(dense, [date, keyRun]) < Infinity)
  );
}

/** The text itself, and with digits and signs read as the letters they often stand for: p@ssw0rd. */
function readingsOf(folded: string, dense: string): ReadonlySet<string> {
  const core = folded.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '');
  const lettersIn = (one: string) =>
    core
      .replace(/[@4]/g, 'a')
      .replace(/[$5]/g, 's')
      .replace(/0/g, 'o')
      .replace(/3/g, 'e')
      .replace(/7/g, 't')
      .replace(/[1!|]/g, one)
      .replace(/[^\p{L}\p{N}]/gu, '');
  return new Set([dense, lettersIn('i'), lettersIn('l')]);
}

/** `motcua` and what everybody knows of the owner: `nguyen`, `hoa`, `nguyenthihoa`, the user name and its parts. */
function ownWords({ username, fullName }: PasswordOwner): ReadonlySet<string> {
  const names = [username, fullName].map(foldVietnamese);
  const pieces = names.flatMap((name) => [name.replace(/[^\p{L}\p{N}]/gu, ''), ...name.split(/[^\p{L}\p{N}]+/u)]);
  return new Set(['motcua', ...pieces.filter((piece) => piece.length >= 2)]);
}

/** The fewest parts that make up the whole text, or Infinity when something of it is left over. */
function parts(text: string, matchers: readonly Matcher[]): number {
  const fewest = new Array<number>(text.length + 1).fill(Infinity);
  fewest[0] = 0;
  for (let start = 0; start < text.length; start++) {
    const before = fewest[start] ?? Infinity;
    if (before === Infinity) continue;
    for (const length of matchers.flatMap((match) => match(text, start))) {
      fewest[start + length] = Math.min(fewest[start + length] ?? Infinity, before + 1);
    }
  }
  return text === '' ? Infinity : (fewest[text.length] ?? Infinity);
}

function wordMatcher(...lists: readonly ReadonlySet<string>[]): Matcher {
  const lengths = [...new Set(lists.flatMap((list) => [...list].map((word) => word.length)))];
  return (text, start) =>
    lengths.filter(
      (length) => lists.some((list) => list.has(text.slice(start, start + length))) && start + length <= text.length,
    );
}

const weakWords = wordMatcher(WEAK_WORDS, KNOWN_PHRASES);

/** Runs may end early, where the next part begins: `1234` and then `4ever`. */
const keyRun: Matcher = (text, start) => {
  const longest = runLength(text, start);
  return Array.from({ length: Math.max(longest - 2, 0) }, (_, index) => index + 3);
};

const numberUpTo =
  (longest: number): Matcher =>
  (text, start) => {
    const digits = /^\p{N}*/u.exec(text.slice(start, start + longest))?.[0].length ?? 0;
    return Array.from({ length: digits }, (_, index) => index + 1);
  };

/** Years, dates, the tail of a phone number. */
const shortNumber = numberUpTo(8);
const anyNumber = numberUpTo(PASSWORD_MAX_LENGTH);

/** `1985`, `02091945`, `19450902`. */
const date: Matcher = (text, start) => {
  const rest = text.slice(start);
  const day = '(0[1-9]|[12]\\d|3[01])';
  const month = '(0[1-9]|1[0-2])';
  const year = '(19|20)\\d\\d';
  return [`${year}`, `${day}${month}${year}`, `${month}${day}${year}`, `${year}${month}${day}`].flatMap(
    (shape) => new RegExp(`^${shape}`).exec(rest)?.[0].length ?? [],
  );
};
