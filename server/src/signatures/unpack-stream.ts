import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, type PDFObject, type PDFRawStream } from '@cantoo/pdf-lib';
import { numberIn, reading, UnreadablePdf } from './pdf-values.js';

export interface Unpacked {
  readonly content: Buffer;
  /** What unpacking took, before rows were put together; 0 for what is not packed. */
  readonly unpackedBytes: number;
}

/**
 * What a stream holds. The library unpacks without an end, and knows nothing of rows that are told from the ones above them.
 *
 * @param room more bytes than that are too many
 * @throws UnreadablePdf also when it is packed in another way than programs pack tables and objects
 */
export function unpackStream({ dict, contents }: PDFRawStream, room: number): Unpacked {
  const only = (key: string): PDFObject | undefined => {
    const value = dict.get(PDFName.of(key));
    return value instanceof PDFArray && value.size() === 1 ? value.get(0) : value;
  };
  const filter = only('Filter');
  if (filter === undefined) return { content: Buffer.from(contents), unpackedBytes: 0 };
  if (filter !== PDFName.of('FlateDecode')) throw new UnreadablePdf('A stream is packed in another way.');
  const plain = reading(() => inflateSync(contents, { maxOutputLength: room }));
  const parameters = only('DecodeParms');
  const predictor = parameters instanceof PDFDict ? (numberIn(parameters, 'Predictor') ?? 1) : 1;
  const unpackedBytes = plain.length;
  if (!(parameters instanceof PDFDict) || predictor === 1) return { content: plain, unpackedBytes };
  if (predictor < 10) throw new UnreadablePdf('A stream is packed in another way.');
  return { content: unpredicted(plain, numberIn(parameters, 'Columns') ?? 1), unpackedBytes };
}

/** Rows of bytes, each behind a sign for how it is told from the one above: as in PNG. */
function unpredicted(rows: Buffer, columns: number): Buffer {
  const count = Math.floor(rows.length / (columns + 1));
  const plain = Buffer.alloc(count * columns);
  for (let row = 0; row < count; row++) {
    const way = rows[row * (columns + 1)]!;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? plain[at - 1]! : 0;
      const above = row > 0 ? plain[at - columns]! : 0;
      const corner = row > 0 && column > 0 ? plain[at - columns - 1]! : 0;
      plain[at] = rows[row * (columns + 1) + 1 + column]! + predicted(way, left, above, corner);
    }
  }
  return plain;
}

function predicted(way: number, left: number, above: number, corner: number): number {
  switch (way) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
        number,
        number,
        number,
      ];
      return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
    default:
      throw new UnreadablePdf('A stream is damaged.');
  }
}
