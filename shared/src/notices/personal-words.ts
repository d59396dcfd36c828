import { foldVietnamese } from '../text/index.js';
import { oneLine } from './notice-facts.js';

const GAP = '…';

/**
 * Words that an officer typed, without what must not stand in a text message, which strangers see on a locked screen:
 * the names of the citizens, numbers as long as a citizen's id or a phone, and full dates, any of which may be a birthday.
 */
export function withoutPersonalWords(text: string, names: readonly string[]): string {
  const cleaned = oneLine(text)
    .replace(/\d(?:[ .-]?\d){8,}/g, GAP)
    .replace(/\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b/g, GAP)
    // A point between two short numbers is of an article of law; a slash and letters after it are of its instrument.
    .replace(/\b\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{2}\b/g, GAP)
    .replace(/\b\d{4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,2}\b/g, GAP)
    .replace(/\b(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}\b/g, GAP)
    .replace(/(?<!\d)\d{1,2} tháng \d{1,2},? (?:năm )?\d{4}\b/giu, GAP);
  return names.reduce(withoutName, cleaned);
}

/** A citizen's id number, in whatever groups it is written: in no message, not even in a letter. */
export const withoutCitizenIds = (text: string): string => text.replace(/(?<!\d)\d(?:[ .-]?\d){11}(?!\d)/g, GAP);

/** Compares folded letters one by one, so `NGUYEN VAN A` is found where `Nguyễn Văn A` is meant. */
function withoutName(text: string, name: string): string {
  const wanted = foldVietnamese(name);
  if (wanted.length < 2) return text;
  const letters = [...text.normalize('NFC')];
  const folded = letters.map((letter) => (/\s/.test(letter) ? ' ' : foldVietnamese(letter)));
  // Only letters that fold to one letter are compared; Vietnamese has no others.
  const line = folded.map((letter) => (letter.length === 1 ? letter : '\0')).join('');
  let result = '';
  for (let at = 0; at < letters.length;) {
    if (line.startsWith(wanted, at) && !isLetter(line[at - 1]) && !isLetter(line[at + wanted.length])) {
      result += GAP;
      at += wanted.length;
    } else {
      result += letters[at];
      at += 1;
    }
  }
  return result;
}

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /\p{L}/u.test(letter);
