import { decodePieces, type TypedPiece } from './alt-codes';
import type { KeyRecord } from './key-record';
import { US_LAYOUT } from './us-layout';

const ALT_DIGIT = /^Numpad\d$/;

const isAlt = ({ code, key }: KeyRecord): boolean => code === 'AltLeft' || code === 'AltRight' || key === 'Alt';

/**
 * Whether a Vietnamese input method is taking letters back, or pasting the new ones: no scanner does that. The keys it
 * sends may lack a code.
 */
export const isCorrection = ({ key, shift }: KeyRecord): boolean =>
  key === 'Backspace' || key === 'Delete' || (shift && (key === 'ArrowLeft' || key === 'Insert'));

/** A character without a key: sent by the scanner's driver, or by an input method in place of keys. */
export const isPacket = ({ code, key }: KeyRecord): boolean => code === '' && [...key].length === 1;

/** Whether a key types a character, on the keyboard that scanners think they are. */
export const isCharacterKey = ({ code, ctrl, alt }: KeyRecord): boolean =>
  !ctrl && US_LAYOUT.has(code) && (!alt || ALT_DIGIT.test(code));

/** The keys that carry text, in order, an input method's doings taken out. */
export function pressesIn(records: readonly KeyRecord[]): readonly KeyRecord[] {
  return withoutInputMethod(records).filter((record) => !isAlt(record));
}

/** The text that a scanner typed, NFC. */
export function decodeKeys(records: readonly KeyRecord[]): string {
  const pieces: TypedPiece[] = [];
  let altCode = '';
  const endAltCode = (): void => {
    if (altCode !== '') pieces.push(Number(altCode));
    altCode = '';
  };
  for (const record of withoutInputMethod(records)) {
    if (record.alt && ALT_DIGIT.test(record.code)) {
      altCode += characterOf(record);
      continue;
    }
    endAltCode();
    if (!isAlt(record)) pieces.push(characterOf(record));
  }
  endAltCode();
  return decodePieces(pieces);
}

const characterOf = ({ code, key, shift }: KeyRecord): string =>
  code === '' ? key : (US_LAYOUT.get(code)?.[shift ? 1 : 0] ?? '');

/**
 * Presses of character keys, characters without keys, and releases of Alt.
 *
 * An input method swallows the press that makes it act (the second `o` of `oo`) and sends corrections and characters of
 * its own, but it lets the release through. So a release without its press counts as the press; and where there is one,
 * or a correction, characters without keys are the input method's and do not count.
 */
function withoutInputMethod(records: readonly KeyRecord[]): readonly KeyRecord[] {
  const held = new Set<string>();
  const kept: KeyRecord[] = [];
  let inputMethod = false;
  // Shift may be up again when the release comes; the corrections were sent while the key went down.
  let shiftOfInjected: boolean | undefined;
  for (const record of records) {
    if (record.repeat) continue;
    if (record.type === 'down') {
      held.add(record.code);
      if (isCorrection(record)) inputMethod = true;
      if (isCorrection(record) || isPacket(record)) shiftOfInjected ??= record.shift;
      else if (isCharacterKey(record)) shiftOfInjected = undefined;
      if (isCharacterKey(record) || isPacket(record)) kept.push(record);
    } else if (isAlt(record)) {
      kept.push(record);
    } else if (!held.delete(record.code) && isCharacterKey(record)) {
      inputMethod = true;
      kept.push({ ...record, shift: shiftOfInjected ?? record.shift });
      shiftOfInjected = undefined;
    }
  }
  return inputMethod ? kept.filter((record) => !isPacket(record)) : kept;
}
