import { dirname, join } from 'node:path';
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { resolvePackage } from '../../bin/locations.cjs';
import { answerParent } from '../file-child/answer-parent.js';

/** Longest side of what is drawn, in dots. */
const SIDE = 192;
const QUALITY = 75;
const PAPER = '#fff';

type Viewport = ReturnType<PDFPageProxy['getViewport']>;

/** What is asked of a page. PDF.js names the canvas of a browser; any that does what it asks will do. */
interface Page {
  getViewport(how: { readonly scale: number }): Viewport;
  render(onto: { readonly canvas: object | null; readonly viewport: Viewport }): { readonly promise: Promise<void> };
}

interface Drawn {
  readonly width: number;
  readonly height: number;
}

answerParent(async (content) => {
  const canvas = content.toString('latin1', 0, 5) === '%PDF-' ? await firstPage(content) : await picture(content);
  return canvas.encode('jpeg', QUALITY);
});

function canvasOf(whole: Drawn): { canvas: Canvas; scale: number } {
  const scale = SIDE / Math.max(whole.width, whole.height);
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  const canvas = createCanvas(side(whole.width), side(whole.height));
  const paper = canvas.getContext('2d');
  paper.fillStyle = PAPER;
  paper.fillRect(0, 0, canvas.width, canvas.height);
  return { canvas, scale };
}

async function picture(content: Buffer): Promise<Canvas> {
  const image = await loadImage(content);
  const { canvas } = canvasOf(image);
  const target = canvas.getContext('2d');
  target.imageSmoothingQuality = 'high';
  target.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function firstPage(content: Buffer): Promise<Canvas> {
  const parts = dirname(resolvePackage('pdfjs-dist/package.json'));
  const task = getDocument({
    data: new Uint8Array(content),
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    standardFontDataUrl: join(parts, 'standard_fonts/'),
    cMapUrl: join(parts, 'cmaps/'),
    wasmUrl: join(parts, 'wasm/'),
    verbosity: 0,
  });
  const page: Page = await (await task.promise).getPage(1);
  const { canvas, scale } = canvasOf(page.getViewport({ scale: 1 }));
  await page.render({ canvas, viewport: page.getViewport({ scale }) }).promise;
  return canvas;
}
