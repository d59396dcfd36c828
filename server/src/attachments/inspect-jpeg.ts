import {
  foreignMarker,
  type InspectedBytes,
  right,
  tooManyPixels,
  type Verdict,
  windows,
  wrong,
} from './inspection.js';
import { isJpegFrame } from './picture-size.js';

const MAX_SEGMENTS = 10_000;
const SOS = 0xda;
const EOI = 0xd9;

/**
 * Walks from segment to segment and through the pixels to the end of the picture. Telephones put a second picture or data of
 * their own behind it; what another program would run is no picture.
 */
export async function inspectJpeg(file: InspectedBytes): Promise<Verdict> {
  let at = 2;
  let sized = false;
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    const head = await file.read(at, 9);
    if (head.length < 4 || head[0] !== 0xff) return wrong('damaged');
    const marker = head[1]!;
    // A marker may be filled up with 0xff.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI || marker < 0xc0) return wrong('damaged');
    const length = head.readUInt16BE(2);
    if (length < 2) return wrong('damaged');
    if (isJpegFrame(marker)) {
      if (head.length < 9) return wrong('damaged');
      const [height, width] = [head.readUInt16BE(5), head.readUInt16BE(7)];
      if (width === 0 || height === 0) return wrong('damaged');
      if (tooManyPixels(width, height)) return wrong('too_many_pixels');
      sized = true;
    }
    at += 2 + length;
    if (marker === SOS) return sized ? pixels(file, at) : wrong('damaged');
  }
  return wrong('damaged');
}

async function pixels(file: InspectedBytes, from: number): Promise<Verdict> {
  let end: number | undefined;
  for await (const { at, bytes } of windows(file, from, 1)) {
    const found = bytes.indexOf(Buffer.from([0xff, EOI]));
    if (found < 0) continue;
    end = at + found + 2;
    break;
  }
  if (end === undefined) return wrong('damaged');
  for await (const { bytes } of windows(file, end, 16)) if (foreignMarker(bytes)) return wrong('polyglot');
  return right('jpeg');
}
