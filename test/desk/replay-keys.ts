import type { CDPSession } from 'playwright-core';
import type { KeyRecord } from '../../admin-ui/src/scan/key-record.js';
import { pause } from '../support/wait-until.js';

const NAMED_KEYS = new Map([
  ['Backspace', 8],
  ['Tab', 9],
  ['Enter', 13],
  ['Shift', 16],
  ['Control', 17],
  ['Alt', 18],
  ['Process', 229],
]);
const PACKET = 231;

/**
 * Gives recorded keys to the browser as the system would, at their times: what a key types, the browser puts where the
 * cursor stands. Composed text and the characters of Alt codes, which come beside the keys, are sent as well.
 *
 * @param how.unnamed whether keys without a place come without a name, too
 * @param how.lateMs  how long the system keeps each key before the browser gets it
 */
export async function replayKeys(
  cdp: CDPSession,
  records: readonly KeyRecord[],
  { unnamed = false, lateMs = 0 }: { readonly unnamed?: boolean; readonly lateMs?: number } = {},
): Promise<void> {
  const startMs = Date.now() - records[0]!.timeMs;
  const sent: Promise<unknown>[] = [];
  let composition = '';
  let altCode = '';
  for (const record of records) {
    await pause(Math.max(0, startMs + record.timeMs - Date.now()));
    sent.push(send(cdp, record, (startMs + record.timeMs - lateMs) / 1000, unnamed && record.code === ''));
    if (record.key === 'Process' && record.type === 'down') {
      composition += record.code.at(-1)!.toLowerCase();
      sent.push(
        cdp.send('Input.imeSetComposition', {
          text: composition,
          selectionStart: composition.length,
          selectionEnd: composition.length,
        }),
      );
    }
    if (record.alt && record.type === 'down' && record.code.startsWith('Numpad')) altCode += record.key;
    if (record.key === 'Alt' && record.type === 'up') {
      sent.push(
        cdp.send('Input.dispatchKeyEvent', { type: 'char', text: String.fromCodePoint(Number(altCode) % 256) }),
      );
      altCode = '';
    }
  }
  await Promise.all(sent);
}

function send(cdp: CDPSession, record: KeyRecord, timestamp: number, unnamed: boolean): Promise<unknown> {
  const { type, code, key, shift, alt, ctrl, repeat = false } = record;
  const types = type === 'down' && !alt && !ctrl;
  const text = types && key.length === 1 ? key : types && key === 'Enter' ? '\r' : undefined;
  return cdp.send('Input.dispatchKeyEvent', {
    type: type === 'up' ? 'keyUp' : text === undefined ? 'rawKeyDown' : 'keyDown',
    code,
    key: unnamed ? 'Unidentified' : key,
    windowsVirtualKeyCode: NAMED_KEYS.get(key) ?? (code === '' ? PACKET : key.toUpperCase().charCodeAt(0)),
    modifiers: (alt ? 1 : 0) + (ctrl ? 2 : 0) + (shift ? 8 : 0),
    autoRepeat: repeat,
    timestamp,
    ...(text !== undefined && { text }),
  });
}
