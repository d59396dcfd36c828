import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { PNG } from 'pngjs';
import { pagesOf, pictureOf } from '../support/pdf-tools.js';

const GOLDEN = join(__dirname, 'golden');
const DPI = 60;
/** Fonts are set to the point; only the smoothing of their edges differs between versions of poppler. */
const SAME_GREY = 40;
export const POINTS_THAT_MAY_DIFFER = 0.002;

/** What comes behind looks like these. */
const MOST_PAGES = 3;

/**
 * Share of the points that are clearly another grey, on the page where most are; `MOTCUA_GOLDEN=write` keeps pictures that there
 * are none of yet, to be looked at.
 */
export function differenceFromGolden(name: string, pdf: Buffer): number {
  const pages = Array.from({ length: Math.min(pagesOf(pdf), MOST_PAGES) }, (_, index) => index + 1);
  return Math.max(...pages.map((page) => differenceOfPage(page === 1 ? name : `${name}-page-${page}`, pdf, page)));
}

function differenceOfPage(name: string, pdf: Buffer, page: number): number {
  const { width, height, grey } = pictureOf(pdf, DPI, page);
  const path = join(GOLDEN, `${name}.png`);
  if (process.env['MOTCUA_GOLDEN'] === 'write' && !existsSync(path)) {
    const picture = new PNG({ width, height, colorType: 0 });
    grey.forEach((value, at) => picture.data.fill(value, 4 * at, 4 * at + 3).fill(255, 4 * at + 3, 4 * at + 4));
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(path, PNG.sync.write(picture, { colorType: 0 }));
  }
  const golden = PNG.sync.read(readFileSync(path));
  expect([golden.width, golden.height]).toEqual([width, height]);
  const other = grey.filter((value, at) => Math.abs(value - golden.data[4 * at]!) > SAME_GREY).length;
  return other / grey.length;
}
