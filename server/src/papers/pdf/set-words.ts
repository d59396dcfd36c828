import { type Face, faceOf } from './faces.js';
import type { Run, Words } from './paper-document.js';

/** A piece of a line in one face. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
  readonly width: number;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** The next one goes on with the same word. */
  readonly isCut: boolean;
}

export type Measure = (text: string, face: Face) => number;

export const runsOf = (words: Words): readonly Run[] => (typeof words === 'string' ? [{ text: words }] : words);

export const plainOf = (words: Words): string =>
  runsOf(words)
    .map(({ text }) => text)
    .join('');

interface Part {
  readonly text: string;
  readonly face: Face;
}

/**
 * Breaks words into lines of at most `width` points, at spaces. What stands together without one stays together, in whatever faces it
 * is; what is wider than a line is cut, at a mark where it has one.
 */
export function setWords(words: Words, width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = [];
  let line: Part[] = [];
  let used = 0;
  const close = (isCut = false): void => {
    lines.push({ ...joined(line, measure), isCut });
    line = [];
    used = 0;
  };
  for (const unit of unitsOf(words)) {
    const [{ text }] = unit;
    if (text === '\n') {
      close();
      continue;
    }
    const isSpace = text === ' ';
    const wide = unit.reduce((sum, part) => sum + measure(part.text, part.face), 0);
    if (used + wide > width && !isSpace && line.length > 0) close();
    // A line does not begin with the space that it was broken at.
    if (isSpace && line.length === 0 && lines.length > 0) continue;
    for (const [index, piece] of (wide > width ? unit.flatMap((part) => cut(part, width, measure)) : unit).entries()) {
      const needed = measure(piece.text, piece.face);
      if (used > 0 && used + needed > width && !isSpace) close(index > 0);
      line.push(piece);
      used += needed;
    }
  }
  if (line.length > 0 || lines.length === 0) close();
  return lines;
}

/** What is not broken: a space, a line break, or all between two of them. A dash does not begin a line. */
function unitsOf(words: Words): readonly (readonly [Part, ...Part[]])[] {
  const units: [Part, ...Part[]][] = [];
  let word: [Part, ...Part[]] | null = null;
  const parts = partsOf(words);
  for (const [index, part] of parts.entries()) {
    const isDashed = word !== null && part.text === ' ' && parts[index + 1]?.text === '–';
    if (part.text === '\n' || (part.text === ' ' && !isDashed)) {
      units.push([part]);
      word = null;
    } else if (word !== null) word.push(part);
    else units.push((word = [part]));
  }
  return units;
}

/** Words, spaces and line breaks apart, composed as Unicode wants them: fonts have no glyphs for loose accents. */
function partsOf(words: Words): readonly Part[] {
  return runsOf(words).flatMap((run) => {
    const text = run.text.normalize('NFC').replaceAll(/[ \t\r]+/gu, ' ');
    return (run.whole === true ? [text] : text.split(/( |\n)/u))
      .filter((part) => part !== '')
      .map((part) => ({ text: part, face: faceOf(run) }));
  });
}

function cut({ text, face }: Part, width: number, measure: Measure): readonly Part[] {
  const parts: Part[] = [];
  let rest = [...text];
  while (rest.length > 0) {
    let fit = 1;
    while (fit < rest.length && measure(rest.slice(0, fit + 1).join(''), face) <= width) fit++;
    const end = fit === rest.length ? fit : placeToCut(rest, fit);
    parts.push({ text: rest.slice(0, end).join(''), face });
    rest = rest.slice(end);
  }
  return parts;
}

/**
 * The last mark of a code or an address before which, or behind which, it may be cut, if little of the line is lost by that. Hyphens
 * begin a line: one at the end of it is taken for a word that goes on.
 */
function placeToCut(letters: readonly string[], fit: number): number {
  for (let at = fit; at > fit / 3; at--) {
    if (letters[at] === '-' || /[./?&=@_]/u.test(letters[at - 1]!)) return at;
  }
  return fit;
}

/** Neighbours of one face become one piece, and spaces at the end fall away. */
function joined(parts: readonly Part[], measure: Measure): Omit<Line, 'isCut'> {
  const end = parts.findLastIndex(({ text }) => text !== ' ') + 1;
  const pieces: Part[] = [];
  for (const part of parts.slice(0, end)) {
    const before = pieces.at(-1);
    if (before?.face === part.face) pieces[pieces.length - 1] = { ...part, text: before.text + part.text };
    else pieces.push(part);
  }
  const measured = pieces.map((piece) => ({ ...piece, width: measure(piece.text, piece.face) }));
  return { pieces: measured, width: measured.reduce((sum, { width }) => sum + width, 0) };
}
