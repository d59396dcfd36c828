// Key events as scanners, hands and input methods make them, for specs; nothing of the product imports this.
import type { KeyRecord } from './key-record.js';
import { US_LAYOUT } from './us-layout.js';

/** A stream that is still being written: where its time stands, and what it holds. */
export class KeyStream {
  readonly records: KeyRecord[] = [];
  private readonly down = { shift: false, alt: false, ctrl: false };

  /** @param gapMs from one press to the next */
  constructor(
    private nowMs = 1000,
    private readonly gapMs = 16,
  ) {}

  /** Text by the keys of a US keyboard, each let go before the next. */
  type(text: string): this {
    for (const character of text) this.stroke(...keyOf(character));
    return this;
  }

  /** Text of which everything but ASCII is typed as Alt and a number on the keypad. */
  typeWithAlt(text: string, codesOf: (character: string) => readonly number[]): this {
    for (const character of text) {
      if (character <= '\u007f') this.type(character);
      else for (const code of codesOf(character)) this.altCode(code);
    }
    return this;
  }

  altCode(code: number): this {
    this.modifier('alt', true);
    for (const digit of String(code).padStart(4, '0')) this.stroke(`Numpad${digit}`, digit, false);
    this.modifier('alt', false);
    return this;
  }

  /** Text as characters without keys. */
  packets(text: string): this {
    for (const character of text) this.packet(character, this.gapMs);
    return this;
  }

  /** A key that the input method swallows: it takes letters back, sends new ones, and only the release comes through. */
  swallowed(character: string, backspaces: number, replacement: string): this {
    const [code, key, shift] = keyOf(character);
    if (shift) this.modifier('shift', true);
    for (let index = 0; index < backspaces; index++) {
      this.push('down', '', 'Backspace');
      this.push('up', '', 'Backspace');
    }
    for (const sent of replacement) this.packet(sent, 0);
    // The report that ends a stroke lets go of Shift first.
    if (shift) this.modifier('shift', false);
    this.pass(this.gapMs / 2);
    this.push('up', code, key);
    this.pass(this.gapMs / 2);
    return this;
  }

  /** Text while an input method composes: keys have their place but no letter. */
  composing(text: string): this {
    for (const character of text) {
      const [code, , shift] = keyOf(character);
      this.stroke(code, 'Process', shift);
    }
    return this;
  }

  stroke(code: string, key: string, shift = false): this {
    if (shift) this.modifier('shift', true);
    this.push('down', code, key);
    this.pass(this.gapMs / 2);
    this.push('up', code, key);
    if (shift) this.modifier('shift', false);
    this.pass(this.gapMs / 2);
    return this;
  }

  /** Text by hand: keys are held as long as fingers do, whatever comes next. */
  hand(text: string, gapsMs: readonly number[], holdMs = 90): this {
    const strokes: KeyRecord[] = [];
    for (const [index, character] of [...text].entries()) {
      const [code, key, shift] = keyOf(character);
      const record = { code, key, shift, alt: false, ctrl: false };
      strokes.push({ ...record, type: 'down', timeMs: this.nowMs });
      strokes.push({ ...record, type: 'up', timeMs: this.nowMs + holdMs });
      this.pass(gapsMs[index % gapsMs.length]!);
    }
    this.records.push(...strokes.toSorted((a, b) => a.timeMs - b.timeMs));
    this.pass(holdMs);
    return this;
  }

  /** A key held down until it repeats. */
  held(character: string, times: number): this {
    const [code, key] = keyOf(character);
    this.push('down', code, key);
    for (let index = 1; index < times; index++) {
      this.pass(30);
      this.records.push({ ...this.record('down', code, key), repeat: true });
    }
    this.push('up', code, key);
    return this;
  }

  modifier(name: 'shift' | 'alt' | 'ctrl', down: boolean): this {
    this.down[name] = down;
    const key = { shift: 'Shift', alt: 'Alt', ctrl: 'Control' }[name];
    this.push(down ? 'down' : 'up', `${key}Left`, key);
    return this;
  }

  pass(ms: number): this {
    this.nowMs += ms;
    return this;
  }

  private packet(character: string, ms: number): void {
    this.push('down', '', character);
    this.push('up', '', character);
    this.pass(ms);
  }

  private push(type: 'down' | 'up', code: string, key: string): void {
    this.records.push(this.record(type, code, key));
  }

  private record(type: 'down' | 'up', code: string, key: string): KeyRecord {
    return { type, code, key, ...this.down, timeMs: this.nowMs };
  }
}

function keyOf(character: string): [code: string, key: string, shift: boolean] {
  for (const [code, characters] of US_LAYOUT) {
    const level = characters.indexOf(character);
    if (level >= 0 && !code.startsWith('Numpad')) return [code, character, level === 1];
  }
  throw new RangeError(`A US keyboard has no ${character}`);
}

/** Bytes of the Vietnamese code page: composed where it has the letter, else the letter and its tone. */
export function windows1258(character: string): readonly number[] {
  const decoder = new TextDecoder('windows-1258');
  const bytes = Array.from({ length: 128 }, (_, index) => index + 128);
  const byteOf = (wanted: string): number | undefined =>
    bytes.find((byte) => decoder.decode(Uint8Array.of(byte)) === wanted);
  const whole = byteOf(character);
  if (whole !== undefined) return [whole];
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(character.normalize('NFD'))?.[0] ?? '';
  const letter = character.normalize('NFD').replace(tone, '').normalize('NFC');
  return [byteOf(letter) ?? letter.charCodeAt(0), byteOf(tone)!];
}

export const utf8 = (character: string): readonly number[] => [...new TextEncoder().encode(character)];
export const codePoint = (character: string): readonly number[] => [character.codePointAt(0)!];
