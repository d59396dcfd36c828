/** A file read where one wants to look. */
export interface ReadableBytes {
  readonly size: number;
  /** At most `length` bytes from `offset` on; fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** A signature as it stands in a file, before anybody looks into it. */
export interface FoundSignature {
  /** Where the signed bytes before the signature end and go on, and where they end. */
  readonly gapAt: number;
  readonly goesOnAt: number;
  readonly endsAt: number;
  /** Nothing but the signature itself is left out, and a whole file ends where it ends. */
  readonly isTight: boolean;
  /** The signature; null where there is none that can be read, or one that is too long to be looked at. */
  readonly message: Buffer | null;
  readonly isTooLong: boolean;
  readonly subFilter: string | null;
  readonly isTimestamp: boolean;
  /** It says that something of the file must not be changed behind it; what that is may stand elsewhere (`/Reference`). */
  readonly refers: boolean;
  /** Fields of the form are among that. */
  readonly namesLock: boolean;
  /** As the file says it was made. */
  readonly madeAt: Date | null;
}

export interface FoundSignatures {
  readonly found: number;
  /** In the order in which they stand. */
  readonly last: readonly FoundSignature[];
}

const WINDOW = 1_048_576;
/** Programs write numbers aside and fill up with blanks; no range is longer. */
const LONGEST_RANGE = 512;
const RANGE =
  /\/ByteRange\s{0,64}\[\s{0,64}(\d{1,10})\s{1,64}(\d{1,10})\s{1,64}(\d{1,10})\s{1,64}(\d{1,10})\s{0,128}\]/g;
/** What a signature says of itself beside its bytes. */
const MAX_ENTRIES = 8_192;
/** In hexadecimal. With all answers of authorities inside, signatures have 200 kB. */
const MAX_MESSAGE = 1_048_576;

/**
 * Signatures by the ranges of bytes they name, which stand unpacked in every signed PDF.
 *
 * @param limit the last so many are read
 * @returns how many there are, and the last ones in the order in which they stand
 */
export async function findSignatures(file: ReadableBytes, limit: number): Promise<FoundSignatures> {
  let found = 0;
  let last: { readonly at: number; readonly range: readonly number[] }[] = [];
  for (let from = 0; from < file.size; from += WINDOW) {
    const start = Math.max(0, from - LONGEST_RANGE);
    const text = (await file.read(start, from - start + WINDOW)).toString('latin1');
    for (const match of text.matchAll(RANGE)) {
      const at = start + match.index;
      if (last.length > 0 && at <= last.at(-1)!.at) continue; // seen in the window before
      found++;
      last = [...last.slice(1 - limit), { at, range: match.slice(1).map(Number) }];
    }
  }
  return { found, last: await Promise.all(last.map(({ at, range }) => readFound(file, at, range))) };
}

async function readFound(file: ReadableBytes, at: number, range: readonly number[]): Promise<FoundSignature> {
  const [begin, length, goesOnAt, rest] = range as [number, number, number, number];
  const gapAt = begin + length;
  const endsAt = goesOnAt + rest;
  const gap = goesOnAt - gapAt;
  const nothing = {
    gapAt,
    goesOnAt,
    endsAt,
    isTight: false,
    message: null,
    isTooLong: false,
    subFilter: null,
    isTimestamp: false,
    refers: false,
    namesLock: false,
    madeAt: null,
  };
  if (begin !== 0 || gap < 2 || endsAt > file.size) return nothing;
  const isTooLong = gap > MAX_MESSAGE;
  const hex = isTooLong ? '<>' : (await file.read(gapAt, gap)).toString('latin1');
  if (!/^<[0-9A-Fa-f\s]*>$/.test(hex)) return nothing;

  const before = await textBefore(file, gapAt);
  const behind = await file.read(goesOnAt, MAX_ENTRIES);
  const closed = behind.indexOf('endobj');
  const opened = before.lastIndexOf(' obj');
  const entries = before.slice(opened + 4) + behind.toString('latin1', 0, Math.max(0, closed));
  // A range that stands elsewhere is bait: programs would read another signature than the one that is looked at here.
  const isItsOwn = opened >= 0 && closed >= 0 && at > gapAt - before.length + opened && at < goesOnAt + closed;
  const ending = (await textBefore(file, endsAt, 16)).trimEnd();
  return {
    gapAt,
    goesOnAt,
    endsAt,
    isTight: isItsOwn && ending.endsWith('%%EOF'),
    message: isTooLong ? null : Buffer.from(hex.slice(1, -1).replace(/\s/g, ''), 'hex'),
    isTooLong,
    subFilter: /\/SubFilter\s*\/([\w.]{1,40})/.exec(entries)?.[1] ?? null,
    isTimestamp: /\/Type\s*\/DocTimeStamp\b/.test(entries),
    refers: /\/Reference\b/.test(entries),
    namesLock: /\/FieldMDP\b/.test(entries),
    madeAt: pdfTime(/\/M\s*\((D:[^)]{4,30})\)/.exec(entries)?.[1] ?? ''),
  };
}

async function textBefore(file: ReadableBytes, end: number, length = MAX_ENTRIES): Promise<string> {
  const from = Math.max(0, end - length);
  return (await file.read(from, end - from)).toString('latin1');
}

/** `D:20261129093000+07'00'`; what is left out is the first of its kind, and the zone UTC. */
function pdfTime(text: string): Date | null {
  const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(text);
  if (!parts) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone, zoneMinutes = '00'] = parts;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone ? `${zone}:${zoneMinutes}` : 'Z'}`);
  return Number.isNaN(time.getTime()) ? null : time;
}
