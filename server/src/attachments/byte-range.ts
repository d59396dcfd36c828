import type { ByteRange } from '../file-store/file-store.js';

/**
 * Reads the header Range of a file of so many bytes. Several ranges, other units and what is malformed ask for the whole, as
 * RFC 9110 §14.2 allows.
 *
 * @returns null for the whole, `unsatisfiable` when nothing of the file is asked for
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  if (first >= size) return 'unsatisfiable';
  return { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
