import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

const has = (tool: string): boolean => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const MISSING = [...(has('pdftotext') ? [] : ['poppler-utils']), ...(has('zbarimg') ? [] : ['zbar-tools'])];

/** `describe` for tests that look at papers with other programs: where those are missing they are skipped, and say why. */
export const describePapers = (name: string, tests: () => void): void =>
  MISSING.length > 0
    ? describe.skip(`${name} (not installed: apt-get install ${MISSING.join(' ')})`, tests)
    : describe(name, tests);

const LACKS_POPPLER = has('pdftotext') ? '' : ' (not installed: apt-get install poppler-utils)';

/** `it` for a test that reads the text of a paper: without the program for that it is skipped, and says so by its name. */
export const itPapers = (name: string, test: () => Promise<void>): void =>
  (LACKS_POPPLER ? it.skip : it)(`${name}${LACKS_POPPLER}`, test);

function withFile<T>(pdf: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-paper-'));
  try {
    const path = join(folder, 'paper.pdf');
    writeFileSync(path, pdf);
    return work(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (tool: string, args: readonly string[]): string => execFileSync(tool, args, { encoding: 'utf8' });

/** What a reader finds in a PDF, with the line breaks of the paper as spaces. */
export const textOf = (pdf: Uint8Array): string =>
  withFile(pdf, (path) => run('pdftotext', ['-raw', path, '-']).replaceAll(/\s+/gu, ' '));

/** The same of each page by itself. */
export const textsOf = (pdf: Uint8Array): string[] =>
  withFile(pdf, (path) => run('pdftotext', ['-raw', path, '-']).split('\f').slice(0, -1)).map((text) =>
    text.replaceAll(/\s+/gu, ' '),
  );

/** The structure tree with its text, as somebody who hears the paper has it. */
export const structureOf = (pdf: Uint8Array): string => withFile(pdf, (path) => run('pdfinfo', ['-struct-text', path]));

export const pagesOf = (pdf: Uint8Array): number =>
  withFile(pdf, (path) => Number(/^Pages:\s+(\d+)/mu.exec(run('pdfinfo', [path]))![1]));

/** Each page as grey points, 0 for black and 255 for white, in the order of lines. */
export const greyOf = (pdf: Uint8Array): Buffer[] =>
  withFile(pdf, (path, folder) => {
    run('pdftoppm', ['-r', '60', '-gray', path, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    return pages.sort().map((name) => {
      const file = readFileSync(join(folder, name));
      // P5, width and height, the greatest value: a line each.
      const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40))!;
      return file.subarray(file.length - Number(width) * Number(height));
    });
  });

/** Faces in the file: name, and whether it is there itself. */
export const fontsOf = (pdf: Uint8Array): string => withFile(pdf, (path) => run('pdffonts', [path]));

/** What a scanner reads of the QR on the first page. */
export const qrOf = (pdf: Uint8Array): string =>
  withFile(pdf, (path, folder) => {
    run('pdftoppm', ['-r', '200', '-png', '-singlefile', path, join(folder, 'page')]);
    return run('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, 'page.png')]).trim();
  });

/** A page as a grey picture: 8 bits for each of its points, from the top left. */
export const pictureOf = (
  pdf: Uint8Array,
  dpi: number,
  page = 1,
): { width: number; height: number; grey: Uint8Array } =>
  withFile(pdf, (path, folder) => {
    run('pdftoppm', ['-r', String(dpi), '-f', String(page), '-gray', '-singlefile', path, join(folder, 'page')]);
    const file = readFileSync(join(folder, 'page.pgm'));
    const [, head, width, height] = /^(P5\s+(\d+)\s+(\d+)\s+255\s)/u.exec(file.toString('latin1', 0, 40))!;
    return { width: Number(width), height: Number(height), grey: file.subarray(head!.length) };
  });

/** A word and where it stands on its page, in points from the top. */
interface PlacedWord {
  readonly text: string;
  readonly top: number;
  readonly bottom: number;
  readonly pageHeight: number;
}

/** The words of a PDF, also those outside of its pages. */
export const wordsOf = (pdf: Uint8Array): readonly PlacedWord[] =>
  withFile(pdf, (path) =>
    run('pdftotext', ['-bbox', path, '-'])
      .split('<page ')
      .slice(1)
      .flatMap((page) => {
        const pageHeight = Number(/height="([\d.]+)"/u.exec(page)![1]);
        return [...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</gu)].map(
          ([, top, bottom, text]) => ({ text: text!, top: Number(top), bottom: Number(bottom), pageHeight }),
        );
      }),
  );

/** By how much words lie under the foot of their page, in points; 0 where all of them can be read. */
export const belowTheFoot = (pdf: Uint8Array): number =>
  Math.max(0, ...wordsOf(pdf).map(({ bottom, pageHeight }) => bottom - pageHeight));
