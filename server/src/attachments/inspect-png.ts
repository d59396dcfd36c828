import { type InspectedBytes, right, tooManyPixels, type Verdict, wrong } from './inspection.js';

const MAX_CHUNKS = 100_000;

/** Walks from chunk to chunk: a PNG ends with IEND and nothing stands behind it. */
export async function inspectPng(file: InspectedBytes): Promise<Verdict> {
  let at = 8;
  let hasPixels = false;
  for (let count = 0; count < MAX_CHUNKS && at + 12 <= file.size; count++) {
    const head = await file.read(at, 16);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (count === 0) {
      if (type !== 'IHDR' || length !== 13 || head.length < 16) return wrong('damaged');
      const [width, height] = [head.readUInt32BE(8), head.readUInt32BE(12)];
      if (width === 0 || height === 0) return wrong('damaged');
      if (tooManyPixels(width, height)) return wrong('too_many_pixels');
    } else if (!/^[A-Za-z]{4}$/.test(type)) return wrong('damaged');
    if (type === 'IDAT' && length > 0) hasPixels = true;
    at += 12 + length;
    if (type !== 'IEND') continue;
    if (at < file.size) return wrong('polyglot');
    return at === file.size && hasPixels ? right('png') : wrong('damaged');
  }
  return wrong('damaged');
}
