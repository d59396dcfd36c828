/** A piece of what was typed: characters, or the number typed on the keypad while Alt was held. */
export type TypedPiece = string | number;

// Tones stand on vowels: elsewhere the bytes were of another code page.
const MISPLACED_MARK = /(?:^|[^aeiouy\p{M}])\p{M}/iu;

/**
 * Text from pieces. What the numbers of Alt codes mean depends on the scanner: above 255 they are Unicode, and then all
 * are; else those from 128 on are bytes, of UTF-8 where they can be, of the Vietnamese code page of Windows where that
 * makes words, and of Latin-1 where nothing else does. One scanner has one way, so all are read alike.
 */
export function decodePieces(pieces: readonly TypedPiece[]): string {
  if (pieces.some((piece) => typeof piece === 'number' && piece > 255)) return decodeAsUnicode(pieces);
  const utf8 = decodeBytes(pieces, 'utf-8');
  if (utf8 !== null) return utf8;
  const vietnamese = decodeBytes(pieces, 'windows-1258');
  return vietnamese !== null && !MISPLACED_MARK.test(vietnamese.normalize('NFD'))
    ? vietnamese
    : decodeAsUnicode(pieces);
}

function decodeAsUnicode(pieces: readonly TypedPiece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return piece > 0x10ffff ? '\ufffd' : String.fromCodePoint(piece);
    })
    .join('')
    .normalize('NFC');
}

/** @returns null when the bytes are none of that encoding */
function decodeBytes(pieces: readonly TypedPiece[], encoding: 'utf-8' | 'windows-1258'): string | null {
  const decoder = new TextDecoder(encoding);
  let text = '';
  let bytes: number[] = [];
  for (const piece of [...pieces, '']) {
    if (typeof piece === 'number' && piece > 127) {
      bytes.push(piece);
      continue;
    }
    const decoded = decoder.decode(Uint8Array.from(bytes));
    if (decoded.includes('\ufffd')) return null;
    text += decoded + (typeof piece === 'number' ? String.fromCharCode(piece) : piece);
    bytes = [];
  }
  return text.normalize('NFC');
}
