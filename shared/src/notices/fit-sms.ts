import { stripDiacritics } from '../text/index.js';
import type { FilledPiece } from './fill-template.js';
import { measureSms, smsEncodingOf } from './sms-text.js';

const MOST_PARTS = 2;
const CUT = '...';

/** Word processors' signs that have a plain twin; one of them alone would double the price of a text. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[‐-―−]/gu, '-'],
  [/[“”„«»]/gu, '"'],
  [/[‘’‚`´]/gu, "'"],
  [/…/gu, '...'],
  [/[•·]/gu, '-'],
  [/\p{Zs}/gu, ' '],
];

/** Without diacritics, and without any letter that a plain text message cannot carry. */
export function plainSms(text: string): string {
  const plain = PLAIN.reduce((line, [signs, twin]) => line.replace(signs, twin), stripDiacritics(text));
  return [...plain].filter((letter) => smsEncodingOf(letter) === 'gsm7').join('');
}

/** Puts a text together so that it takes at most two parts: the free words give way first, at a space where one is near. */
export const fitSms = (before: string, free: string, after: string): string =>
  fitPieces([
    { text: before, free: false },
    { text: free, free: true },
    { text: after, free: false },
  ]);

/** The same for any number of pieces; of the free ones the last gives way first. */
export function fitPieces(pieces: readonly FilledPiece[]): string {
  const texts = pieces.map(({ text }) => text);
  const whole = (): string => texts.join('').trim();
  for (let at = pieces.length - 1; at >= 0 && !fitsSms(whole()); at -= 1) {
    const free = pieces[at]?.free === true ? (texts[at] ?? '') : '';
    if (free === '') continue;
    const [before, after] = [texts.slice(0, at).join(''), texts.slice(at + 1).join('')];
    texts[at] = fitsSms(before + CUT + after) ? shorten(free, (cut) => fitsSms(before + cut + after)) : CUT;
  }
  return fitsSms(whole()) ? whole() : shorten(pieces.map(({ text }) => text).join(''), fitsSms);
}

/** Whether a text takes no more parts than the office pays for. */
export const fitsSms = (text: string): boolean => measureSms(text).parts <= MOST_PARTS;

/** The longest beginning that fits with the mark of a cut behind it. */
function shorten(text: string, accepts: (cut: string) => boolean): string {
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (accepts(letters.slice(0, middle).join('') + CUT)) low = middle;
    else high = middle - 1;
  }
  const kept = letters.slice(0, low).join('');
  const space = kept.lastIndexOf(' ');
  return (space > kept.length - 12 && space > 0 ? kept.slice(0, space) : kept).replace(/[\s,;:.]+$/, '') + CUT;
}
