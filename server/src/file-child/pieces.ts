const PIECE = 65_536;

/** A file that lies aside, piece by piece. */
export async function* piecesOf(file: {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
}): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.size; at += PIECE) yield await file.read(at, PIECE);
}
