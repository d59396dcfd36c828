// A picture of a screen has few colours: with a palette of 256 it takes a third of the bytes.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 256;

/** @param {Buffer} png of Chromium: 8 bits, RGB, not interlaced @returns {Buffer} the same with a palette */
export function smallPng(png) {
  const { header, data } = chunksOf(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixels = unfilter(inflateSync(data), width * 3, height);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one)).slice(0, COLOURS);
  const nearest = new Map([...counts.keys()].map((colour) => [colour, nearestIn(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      rows[row * (width + 1) + 1 + column] = nearest.get(pixels.readUIntBE((row * width + column) * 3, 3));
    }
  }
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', indexed),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png) {
  const data = [];
  let header;
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    at += length + 12;
  }
  if (header[8] !== 8 || header[9] !== 2 || header[12] !== 0) throw new Error('Not a picture as Chromium makes them.');
  return { header, data: Buffer.concat(data) };
}

/** The PNG standard's five filters, taken back. */
function unfilter(filtered, stride, height) {
  const pixels = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = filtered[row * (stride + 1)];
    for (let at = 0; at < stride; at++) {
      const here = row * stride + at;
      const left = at >= 3 ? pixels[here - 3] : 0;
      const above = row > 0 ? pixels[here - stride] : 0;
      const corner = row > 0 && at >= 3 ? pixels[here - stride - 3] : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      pixels[here] = filtered[row * (stride + 1) + 1 + at] + guess;
    }
  }
  return pixels;
}

function paeth(left, above, corner) {
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((one) => Math.abs(left + above - corner - one));
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearestIn(palette, colour) {
  const wanted = parts(colour);
  const distances = palette.map((one) => parts(one).reduce((sum, part, index) => sum + (part - wanted[index]) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
