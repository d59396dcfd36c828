import type { FileFault, InspectedBytes } from './inspection.js';

export interface ZipEntry {
  readonly name: string;
  /** Not packed at all. */
  readonly stored: boolean;
  readonly packedSize: number;
  readonly unpackedSize: number;
  /** Where its bytes begin. */
  readonly contentAt: number;
}

export type ZipDirectory =
  { readonly ok: true; readonly entries: readonly ZipEntry[] } | { readonly ok: false; readonly fault: FileFault };

/** Documents have some dozens of parts. */
const MAX_ENTRIES = 2_000;
const MAX_DIRECTORY = 1_048_576;
const END = 22;
const MAX_COMMENT = 65_535;

const wrong = (fault: FileFault): ZipDirectory => ({ ok: false, fault });

/**
 * Reads the directory of a ZIP archive as strictly as the most careful program would: it begins and ends with the file, its
 * entries follow one another without lying over each other, and their names lead nowhere else.
 */
export async function readZipDirectory(file: InspectedBytes): Promise<ZipDirectory> {
  const tailAt = Math.max(0, file.size - END - MAX_COMMENT);
  const tail = await file.read(tailAt, END + MAX_COMMENT);
  const endAt = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (endAt < 0 || endAt + END > tail.length) return wrong('damaged');
  const end = tail.subarray(endAt);
  if (end.length !== END + end.readUInt16LE(20)) return wrong('polyglot');
  const [count, size, at] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count > MAX_ENTRIES || size > MAX_DIRECTORY) return wrong('zip_bomb');
  // What stands before the first entry or between directory and end belongs to another format.
  if (at + size !== tailAt + endAt) return wrong(at + size > tailAt + endAt ? 'damaged' : 'polyglot');

  const directory = await file.read(at, size);
  const entries: (ZipEntry & { readonly at: number })[] = [];
  let offset = 0;
  while (offset + 46 <= directory.length && entries.length <= count) {
    if (directory.readUInt32LE(offset) !== 0x02014b50) return wrong('damaged');
    const [flags, method] = [directory.readUInt16LE(offset + 8), directory.readUInt16LE(offset + 10)];
    const nameLength = directory.readUInt16LE(offset + 28);
    const skipped = directory.readUInt16LE(offset + 30) + directory.readUInt16LE(offset + 32);
    const name = directory.toString('utf8', offset + 46, offset + 46 + nameLength);
    if ((flags & 1) === 1 || (method !== 0 && method !== 8) || leadsAway(name)) return wrong('damaged');
    const localAt = directory.readUInt32LE(offset + 42);
    const local = await file.read(localAt, 30 + nameLength);
    if (local.length < 30 + nameLength || local.readUInt32LE(0) !== 0x04034b50) return wrong('damaged');
    if (local.toString('utf8', 30) !== name || local.readUInt16LE(26) !== nameLength) return wrong('polyglot');
    entries.push({
      name,
      stored: method === 0,
      packedSize: directory.readUInt32LE(offset + 20),
      unpackedSize: directory.readUInt32LE(offset + 24),
      contentAt: localAt + 30 + nameLength + local.readUInt16LE(28),
      at: localAt,
    });
    offset += 46 + nameLength + skipped;
  }
  if (entries.length !== count || offset !== directory.length) return wrong('damaged');
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size !== count) return wrong('polyglot');
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  if (inOrder[0]?.at !== 0) return wrong('polyglot');
  const overlaps = inOrder.some(
    ({ contentAt, packedSize }, index) => contentAt + packedSize > (inOrder[index + 1]?.at ?? at),
  );
  return overlaps ? wrong('zip_bomb') : { ok: true, entries };
}

/** Names that unpack outside the folder they are unpacked in. */
const leadsAway = (name: string): boolean =>
  name === '' ||
  /^[/\\]|\\|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|\ufffd/i.test(name) ||
  // Controls, which all come before the space.
  [...name].some((letter) => letter < ' ');
