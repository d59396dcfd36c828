import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { PNG } from 'pngjs';
import { pictureOf } from '../support/pdf-tools.js';

const GOLDEN = join(__dirname, 'golden');
const DPI = 60;
/** Fonts are set to the point; only the smoothing of their edges differs between versions of poppler. */
const SAME_GREY = 40;
export const POINTS_THAT_MAY_DIFFER = 0.002;

/** Share of the points of the first page that are clearly another grey; `MOTCUA_GOLDEN=write` keeps the new pictures. */
export function differenceFromGolden(name: string, pdf: Buffer): number {
  const { width, height, grey } = pictureOf(pdf, DPI);
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
