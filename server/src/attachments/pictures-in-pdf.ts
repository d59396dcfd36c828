import { type FileFault, type InspectedBytes, tooManyPixels } from './inspection.js';
import { dotsByHead, dotsOfJpeg } from './picture-size.js';

/** What programs write before a picture has some hundred bytes. */
export const PICTURE_HEAD = 1_024;
const WIDTH = /\/Width\s{0,16}(\d{1,10})(?!\d)/g;
const HEIGHT = /\/Height\s{0,16}(\d{1,10})(?!\d)/;
/** A file has as many pieces of pictures at most as there is room for pictures. */
const MAX_STEPS = 1_000_000;
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_2000 = Buffer.from([0xff, 0x4f, 0xff, 0x51]);

/**
 * Looks at how large the pictures in a PDF are: by what stands before them, and by what JPEGs say of themselves, for viewers
 * believe the one or the other. Some kilobytes may be a picture that takes gigabytes to be shown.
 */
export class PicturesInPdf {
  private steps = 0;

  constructor(private readonly file: InspectedBytes) {}

  /**
   * @param text the same bytes, with names as they are meant
   * @param at where they stand in the file
   */
  async fault(bytes: Buffer, text: string, at: number): Promise<FileFault | null> {
    return hasLargeOne(text) ? 'too_many_pixels' : this.faultOfJpegs(bytes, at);
  }

  private async faultOfJpegs(bytes: Buffer, at: number): Promise<FileFault | null> {
    for (const begin of placesOf(JPEG_2000, bytes)) {
      const dots = dotsByHead(bytes.subarray(begin, begin + 16));
      if (dots && tooManyPixels(dots.width, dots.height)) return 'too_many_pixels';
    }
    const read = (from: number): Buffer | Promise<Buffer> => {
      this.steps++;
      const within = from - at;
      return within + 9 <= bytes.length ? bytes.subarray(within, within + 9) : this.file.read(from, 9);
    };
    for (const begin of placesOf(JPEG, bytes)) {
      const dots = await dotsOfJpeg(read, at + begin);
      if (dots && tooManyPixels(dots.width, dots.height)) return 'too_many_pixels';
      if (this.steps > MAX_STEPS) return 'damaged';
    }
    return null;
  }
}

/** By what stands between the number of an object and its content. */
function hasLargeOne(text: string): boolean {
  for (const { index, 1: width } of text.matchAll(WIDTH)) {
    const [before, behind] = [
      text.slice(Math.max(0, index - PICTURE_HEAD), index),
      text.slice(index, index + PICTURE_HEAD),
    ];
    const [begin, end] = [before.lastIndexOf('obj') + 1, behind.indexOf('stream')];
    const height = HEIGHT.exec(before.slice(begin) + (end < 0 ? behind : behind.slice(0, end)))?.[1] ?? '1';
    if (tooManyPixels(Number(width), Number(height))) return true;
  }
  return false;
}

function* placesOf(sign: Buffer, bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) yield at;
}
