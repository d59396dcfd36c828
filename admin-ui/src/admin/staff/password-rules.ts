import { foldVietnamese } from '@motcua/shared/text';

const PASSWORD_MIN_LENGTH = 15;
export const PASSWORD_MAX_LENGTH = 128;

/** What the desk can tell of a password while it is typed; the server knows many more that are easily guessed. */
export const PASSWORD_RULES = ['long', 'varied', 'impersonal'] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

/** How many signs a person would count. */
export const passwordLength = (password: string): number => [...password.normalize('NFKC')].length;

/** Rules that the password keeps so far. */
export function keptRules(password: string, owner: { username: string; fullName: string }): ReadonlySet<PasswordRule> {
  const length = passwordLength(password);
  const folded = foldVietnamese(password.normalize('NFKC'));
  const kept: Record<PasswordRule, boolean> = {
    long: length >= PASSWORD_MIN_LENGTH && length <= PASSWORD_MAX_LENGTH,
    varied: new Set(folded).size > 4 && !repeats(folded),
    impersonal: length > 0 && restWithout(folded, ownWords(owner)).length >= PASSWORD_MIN_LENGTH / 2,
  };
  return new Set(PASSWORD_RULES.filter((rule) => kept[rule]));
}

const repeats = (text: string): boolean =>
  Array.from({ length: Math.floor(text.length / 2) }, (_, index) => index + 1).some(
    (period) => text.slice(period) === text.slice(0, -period),
  );

const ownWords = ({ username, fullName }: { username: string; fullName: string }): string[] =>
  ['motcua', ...[username, fullName].flatMap((name) => foldVietnamese(name).split(/[^\p{L}\p{N}]+/u))].filter(
    (word) => word.length >= 2,
  );

/** What is left beside the own names and numbers. */
const restWithout = (text: string, words: readonly string[]): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), text)
    .replace(/[^\p{L}]/gu, '');
