import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { codeOfSlipMark, readSlipMark, type SlipMark, writeSlipMark } from './slip-mark.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const check = (message: Uint8Array, signature: Uint8Array): boolean => verify(null, message, publicKey, signature);

const MARK = {
  code: 'H23.18.07-260315-0042',
  receivedAt: new Date('2026-03-15T09:12:00+07:00'),
  dueAt: new Date('2026-03-18T17:00:00+07:00'),
};
const write = (mark: SlipMark): string => writeSlipMark(mark, (message) => sign(null, message, privateKey));

describe('the mark of a paper', () => {
  it('carries code, receipt and due time', () => {
    const text = write(MARK);
    expect(text).toMatch(/^MOTCUA1:H23\.18\.07-260315-0042:202603150912:202603181700:[A-Z2-7]{103}$/);
    expect(readSlipMark(text, check)).toEqual({ ok: true, mark: MARK });
    expect(codeOfSlipMark(text)).toBe(MARK.code);
  });

  it('may promise no day', () => {
    const mark = { ...MARK, dueAt: null };
    expect(readSlipMark(write(mark), check)).toEqual({ ok: true, mark });
  });

  it('may be of a dossier that was not received', () => {
    const mark = { ...MARK, receivedAt: null, dueAt: null };
    expect(readSlipMark(write(mark), check)).toEqual({ ok: true, mark });
  });

  it('needs only what a QR code holds as letters and digits', () => {
    expect(write(MARK)).toMatch(/^[0-9A-Z $%*+./:-]+$/);
  });

  it('is refused with any one character changed, lost or doubled', () => {
    const text = write(MARK);
    const accepted: string[] = [];
    const refuse = (changed: string): void => {
      if (changed !== text && readSlipMark(changed, check).ok) accepted.push(changed);
    };
    [...text].forEach((letter, at) => {
      const with_ = (other: string): string => text.slice(0, at) + other + text.slice(at + 1);
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:.-a ') refuse(with_(other));
      refuse(with_(''));
      refuse(with_(letter + letter));
    });
    expect(accepted).toEqual([]);
  });

  it('is refused when another installation has signed it', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const text = writeSlipMark(MARK, (message) => sign(null, message, other));
    expect(readSlipMark(text, check)).toEqual({ ok: false, reason: 'signature' });
  });

  it.each(['', 'MOTCUA1', 'https://example.vn/H23.18.07-260315-0042', `MOTCUA1:${MARK.code}:209902300912:-:AA`])(
    'is not found in %j',
    (text) => expect(readSlipMark(text, check)).toEqual({ ok: false, reason: 'form' }),
  );
});
