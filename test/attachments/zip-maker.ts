import { deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: Buffer | string;
  /** Not packed. */
  readonly stored?: boolean;
  /** General purpose bits; 1 is encrypted. */
  readonly flags?: number;
  readonly method?: number;
  /** What it says of itself instead of the truth. */
  readonly saysSize?: number;
  /** The name in front of the content, where it differs from that of the directory. */
  readonly localName?: string;
  /** Its content is that of the part before. */
  readonly sharesContent?: boolean;
}

/** A ZIP archive with whatever is wrong with it. Checksums are left at zero: nothing here reads them. */
export function zipOf(parts: readonly Part[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let previousAt = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content as string);
    const packed = part.stored ? content : deflateRawSync(content);
    const method = part.method ?? (part.stored ? 0 : 8);
    const size = part.saysSize ?? content.length;
    const header = (signature: number, extra: Buffer, name: string): Buffer => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(part.flags ?? 0, 2);
      bytes.writeUInt16LE(method, 4);
      bytes.writeUInt32LE(packed.length, 14);
      bytes.writeUInt32LE(size, 18);
      bytes.writeUInt16LE(Buffer.byteLength(name), 22);
      const start = Buffer.alloc(4);
      start.writeUInt32LE(signature);
      return Buffer.concat([start, extra, bytes]);
    };
    const localAt = part.sharesContent ? previousAt : at;
    if (!part.sharesContent) {
      const local = part.localName ?? part.name;
      const whole = Buffer.concat([header(0x04034b50, Buffer.alloc(0), local), Buffer.from(local), packed]);
      locals.push(whole);
      previousAt = at;
      at += whole.length;
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(localAt, 10);
    directory.push(header(0x02014b50, Buffer.from([20, 0]), part.name), rest, Buffer.from(part.name));
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(parts.length, 65_535), 8);
  end.writeUInt16LE(Math.min(parts.length, 65_535), 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, listed, end, Buffer.from(comment)]);
}

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A document of Word as small as it gets, with this in it and not packed. */
export const smallDocx = (text: string): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: `<Types><Override ContentType="${DOCUMENT}"/></Types>` },
    { name: 'word/document.xml', content: `<w>${text}</w>`, stored: true },
  ]);
