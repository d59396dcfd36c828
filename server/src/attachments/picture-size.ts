/** Dots of a picture. */
export interface Dots {
  readonly width: number;
  readonly height: number;
}

/** Signs by which pictures begin, and where each of them says how large it is. JPEG says it further behind. */
const SIZES: readonly (readonly [RegExp, number, (bytes: Buffer) => Dots])[] = [
  [/^\x89PNG\r\n/, 24, (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) })],
  [/^GIF8/, 10, (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) })],
  // One that stands on its head has a height below zero.
  [/^BM/, 26, (bytes) => ({ width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) })],
  [/^\xff\x4f\xff\x51/, 16, (bytes) => ({ width: bytes.readUInt32BE(8), height: bytes.readUInt32BE(12) })],
];

/** How many dots a PNG, GIF, BMP or JPEG 2000 says that it has, by its first bytes; null for anything else. */
export function dotsByHead(bytes: Buffer): Dots | null {
  const head = bytes.toString('latin1', 0, 6);
  for (const [begins, length, read] of SIZES) {
    if (begins.test(head) && bytes.length >= length) return read(bytes);
  }
  return null;
}

/** What a telephone makes has some dozens, a colour profile up to 255 more. */
const MAX_SEGMENTS = 400;
const SOS = 0xda;

/** SOF0 to SOF15 without the three that only look like it. */
export const isJpegFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * How many dots a JPEG says that it has, from segment to segment.
 *
 * @param read 9 bytes from there on, fewer at the end
 * @returns null where there is no JPEG, or none that says it
 */
export async function dotsOfJpeg(read: (at: number) => Buffer | Promise<Buffer>, begin: number): Promise<Dots | null> {
  let at = begin + 2;
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    const head = await read(at);
    if (head.length < 9 || head[0] !== 0xff) return null;
    const marker = head[1]!;
    // A marker may be filled up with 0xff.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOS)) return null;
    if (isJpegFrame(marker)) return { width: head.readUInt16BE(7), height: head.readUInt16BE(5) };
    at += 2 + head.readUInt16BE(2);
  }
  return null;
}
