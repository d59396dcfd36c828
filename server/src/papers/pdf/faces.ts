import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolvePackage } from '../../../bin/locations.cjs';
import type { Run } from './paper-document.js';

/** Tinos has the widths of Times New Roman, all Vietnamese letters, and the Open Font Licence. */
const FILES = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;

export type Face = keyof typeof FILES;

export const FACES = Object.keys(FILES) as readonly Face[];

const read = new Map<Face, Buffer>();

/** The whole font; a paper takes only the letters it needs. */
export function faceBytes(face: Face): Buffer {
  const known = read.get(face);
  if (known) return known;
  const bytes = withoutShaping(readFileSync(join(dirname(resolvePackage('@expo-google-fonts/tinos')), FILES[face])));
  read.set(face, bytes);
  return bytes;
}

export const faceOf = ({ bold = false, italic = false }: Run): Face =>
  bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular';

/** OpenType's rules for ligatures, kerning and loose accents, and what belongs to them. */
const SHAPING = ['GDEF', 'GPOS', 'GSUB', 'kern'];

const HEAD = 12;
const ENTRY = 16;

/**
 * A font without its shaping rules. Composed Vietnamese letters have glyphs of their own and need none; reading the rules
 * takes ten times as long as setting a paper without them.
 */
export function withoutShaping(font: Buffer): Buffer {
  const tables = font.readUInt16BE(4);
  const entries = Array.from({ length: tables }, (_, n) => font.subarray(HEAD + n * ENTRY, HEAD + (n + 1) * ENTRY));
  const kept = entries.filter((entry) => !SHAPING.includes(entry.toString('latin1', 0, 4)));
  const plain = Buffer.from(font);
  plain.writeUInt16BE(kept.length, 4);
  // Tables stay where they are: entries name their place, and the gap after the shorter list is read by nobody.
  kept.forEach((entry, n) => void entry.copy(plain, HEAD + n * ENTRY));
  return plain;
}
