/** Longest name in characters. */
export const MAX_NAME_LENGTH = 200;

// Line breaks and control characters spoil slips and files; format characters turn or hide what an officer reads.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/**
 * A name as it is stored: NFC, one line, single spaces, none at the ends. Letters of all peoples and marks such as in
 * `H'Hen Niê` are kept, and so is the case.
 *
 * @returns null for a name that is empty, longer than 200 characters, without any letter, or has unprintable characters
 */
export function normalizePersonName(text: string): string | null {
  if (UNPRINTABLE.test(text)) return null;
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (!/\p{L}/u.test(name) || [...name].length > MAX_NAME_LENGTH) return null;
  return name;
}
