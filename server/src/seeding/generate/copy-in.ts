import type { Client, Connection, Submittable } from 'pg';

/** What a connection of `pg` can do beyond its published types; the packages for COPY rest on the same. */
interface CopyConnection {
  readonly stream: NodeJS.WritableStream & { readonly writableNeedDrain: boolean };
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** The most bytes that are handed to the connection at once. */
const PIECE = 1 << 18;

/**
 * COPY … FROM STDIN with everything that is to be copied at hand.
 *
 * @param text the COPY statement
 * @throws DatabaseError when PostgreSQL refuses a row; nothing of it is kept
 */
export function copyIn(client: Client, text: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(text, content, (error) => (error ? reject(error) : resolve())));
  });
}

class CopyIn implements Submittable {
  private error: Error | undefined;

  constructor(
    private readonly text: string,
    private readonly content: Buffer,
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection, 0);
  }

  private send(connection: CopyConnection, from: number): void {
    for (let at = from; at < this.content.length; at += PIECE) {
      if (this.error) return;
      connection.sendCopyFromChunk(this.content.subarray(at, at + PIECE));
      if (connection.stream.writableNeedDrain) {
        connection.stream.once('drain', () => this.send(connection, at + PIECE));
        return;
      }
    }
    connection.endCopyFrom();
  }

  handleError(error: Error): void {
    this.error ??= error;
    // Where the connection is gone no answer follows; a second call of a settled promise says nothing.
    if (!('severity' in error)) this.done(error);
  }

  handleReadyForQuery(): void {
    this.done(this.error);
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}
