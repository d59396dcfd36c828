import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stdin, stdout } from 'node:process';
import { Worker } from 'node:worker_threads';
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { resolvePackage } from '../../bin/locations.cjs';
import { NOT_DRAWN } from './drawing.js';

/**
 * A process of its own: takes a PDF or a picture on its standard input and gives a small JPEG back. Whatever a hostile file does
 * to the libraries that read it, it does here, in a process that was given no settings.
 */

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

async function main([memoryBytes, cpuMs]: readonly number[]): Promise<void> {
  watch(memoryBytes!, cpuMs!);
  // Where memory runs out Linux is to take this process before the server; elsewhere there is no such file.
  await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
  const pieces: Buffer[] = [];
  for await (const piece of stdin) pieces.push(piece as Buffer);
  const content = Buffer.concat(pieces);
  const canvas = content.toString('latin1', 0, 5) === '%PDF-' ? await firstPage(content) : await picture(content);
  const jpeg = await canvas.encode('jpeg', QUALITY);
  await new Promise<void>((resolve) => void stdout.write(jpeg, () => resolve()));
}

/**
 * What one file takes is bounded by a thread beside the one that draws, for that one may not come to think of it. The signal
 * is one that nobody else sends.
 */
function watch(memoryBytes: number, cpuMs: number): void {
  const source = `
    setInterval(() => {
      const { user, system } = process.cpuUsage();
      if (process.memoryUsage.rss() > ${memoryBytes} || (user + system) / 1000 > ${cpuMs}) process.kill(process.pid, 'SIGUSR2');
    }, 20);`;
  new Worker(source, { eval: true }).unref();
}

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

// What a library throws later on is about this file as well; only what keeps this process from starting ends otherwise.
process.on('uncaughtException', () => process.exit(NOT_DRAWN));
main(process.argv.slice(2).map(Number)).then(
  () => process.exit(0),
  () => process.exit(NOT_DRAWN),
);
