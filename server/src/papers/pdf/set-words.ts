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

/** Breaks words into lines of at most `width` points, at spaces; a longer word is cut where it must be. */
export function setWords(words: Words, width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = [];
  let line: Part[] = [];
  let used = 0;
  const close = (): void => {
    lines.push(joined(line, measure));
    line = [];
    used = 0;
  };
  for (const part of partsOf(words)) {
    if (part.text === '\n') {
      close();
      continue;
    }
    const isSpace = part.text === ' ';
    const wide = measure(part.text, part.face);
    if (used + wide > width && !isSpace && line.length > 0) close();
    // A line does not begin with the space that it was broken at.
    if (isSpace && line.length === 0 && lines.length > 0) continue;
    for (const piece of wide > width ? cut(part, width, measure) : [part]) {
      const needed = measure(piece.text, piece.face);
      if (used > 0 && used + needed > width && !isSpace) close();
      line.push(piece);
      used += needed;
    }
  }
  if (line.length > 0 || lines.length === 0) close();
  return lines;
}

/** Words, spaces and line breaks apart, composed as Unicode wants them: fonts have no glyphs for loose accents. */
function partsOf(words: Words): readonly Part[] {
  return runsOf(words).flatMap((run) =>
    run.text
      .normalize('NFC')
      .replaceAll(/[ \t\r]+/gu, ' ')
      .split(/( |\n)/u)
      .filter((text) => text !== '')
      .map((text) => ({ text, face: faceOf(run) })),
  );
}

function cut({ text, face }: Part, width: number, measure: Measure): readonly Part[] {
  const parts: Part[] = [];
  let part = '';
  for (const letter of text) {
    if (part !== '' && measure(part + letter, face) > width) {
      parts.push({ text: part, face });
      part = '';
    }
    part += letter;
  }
  return [...parts, { text: part, face }];
}

/** Neighbours of one face become one piece, and spaces at the end fall away. */
function joined(parts: readonly Part[], measure: Measure): Line {
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
