/** By whom, and when, the signatures of the file that follows are judged. */
export interface CheckQuestion {
  /** Certificates, in DER. */
  readonly roots: readonly Buffer[];
  readonly now: Date;
}

/** What goes before a file on its way to the process that checks it: the length of the question, and the question. */
export function questionOf({ roots, now }: CheckQuestion): Buffer {
  const text = JSON.stringify({ roots: roots.map((raw) => raw.toString('base64')), now: now.toISOString() });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}

/** The question before a file, and the file. */
export function questionIn(content: Buffer): { readonly question: CheckQuestion; readonly file: Buffer } {
  const end = 4 + content.readUInt32BE(0);
  const { roots, now } = JSON.parse(content.toString('utf8', 4, end)) as { roots: readonly string[]; now: string };
  const question = { roots: roots.map((raw) => Buffer.from(raw, 'base64')), now: new Date(now) };
  return { question, file: content.subarray(end) };
}
