import { PDFDocument } from '@cantoo/pdf-lib';
import libheif from 'libheif-js/wasm-bundle.js';
import sharp, { type Sharp } from 'sharp';
import { answerParent, ChildRefusal } from '../file-child/answer-parent.js';
import { TOO_LARGE } from './conversion-end.js';
import { tooManyPixels } from './inspection.js';

/** JPEG at which letters of a scan stay sharp. */
const QUALITY = 90;
/** Of a TIFF without a word about it, as scanners and faxes take it. */
const DOTS_PER_INCH = 200;
const POINTS_PER_INCH = 72;
const MAX_PAGES = 200;

interface Page {
  readonly content: Buffer;
  readonly isPng: boolean;
  /** In points. */
  readonly width: number;
  readonly height: number;
}

sharp.concurrency(1);
sharp.cache(false);

answerParent(async (content) => {
  if (content.toString('latin1', 4, 8) === 'ftyp') return photograph(content);
  const { pages = 1 } = await sharp(content).metadata();
  if (pages > MAX_PAGES) throw new ChildRefusal(TOO_LARGE);
  const scans: Page[] = [];
  for (let page = 0; page < pages; page++) scans.push(await scanned(content, page));
  return scans.length === 1 ? scans[0]!.content : bound(scans);
});

/** The picture that a telephone shows of a HEIC file, turned as it shows it. */
async function photograph(content: Buffer): Promise<Buffer> {
  const images = new libheif.HeifDecoder().decode(content);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) throw new Error('There is no picture in it.');
  const [width, height] = [image.get_width(), image.get_height()];
  if (tooManyPixels(width, height)) throw new ChildRefusal(TOO_LARGE);
  const data = new Uint8ClampedArray(width * height * 4);
  await new Promise<void>((resolve, reject) => {
    image.display({ data, width, height }, (shown) => (shown ? resolve() : reject(new Error('It cannot be decoded.'))));
  });
  return onPaper(sharp(data, { raw: { width, height, channels: 4 } }))
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

/** A page of a TIFF: black and white stay so, anything else becomes a photograph of it. */
async function scanned(content: Buffer, page: number): Promise<Page> {
  const how = { page, limitInputPixels: false } as const;
  const { width, height, density = DOTS_PER_INCH, bitsPerSample } = await sharp(content, how).metadata();
  if (tooManyPixels(width, height)) throw new ChildRefusal(TOO_LARGE);
  const isPng = bitsPerSample === 1;
  const paper = onPaper(sharp(content, how).autoOrient());
  const encoded = isPng ? paper.png({ palette: true, colours: 2 }) : paper.jpeg({ quality: QUALITY });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  const points = (dots: number): number => (dots * POINTS_PER_INCH) / density;
  return { content: data, isPng, width: points(info.width), height: points(info.height) };
}

const onPaper = (picture: Sharp): Sharp => picture.flatten({ background: '#fff' }).toColourspace('srgb');

/** Several pages are one document. */
async function bound(pages: readonly Page[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const { content, isPng, width, height } of pages) {
    const image = isPng ? await pdf.embedPng(content) : await pdf.embedJpg(content);
    pdf.addPage([width, height]).drawImage(image, { width, height });
  }
  return pdf.save();
}
