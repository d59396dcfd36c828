import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { inventDossiers } from './invented-dossiers.js';
import type { GeneratedTable } from './generated-rows.js';
import type { Invention } from './invention.js';

/** Text of one table, for COPY. */
export type Piece = readonly [table: GeneratedTable, content: Uint8Array];

/** Days are put together until their rows are this long: small pieces cost round trips, large ones memory. */
const LETTERS = 12_000_000;
/** So many pieces may wait to be loaded. */
const AHEAD = 2;

/** A thread that invents dossiers while others are loaded: `null` is its last word, `'next'` asks for one more. */
async function main(port: NonNullable<typeof parentPort>): Promise<void> {
  let waiting = 0;
  port.on('message', () => (waiting -= 1));
  let size = 0;
  const texts = new Map<GeneratedTable, string>();
  const send = async (): Promise<void> => {
    const pieces: Piece[] = [...texts].map(([table, text]) => [table, Buffer.from(text)]);
    texts.clear();
    size = 0;
    waiting += 1;
    port.postMessage(pieces);
    while (waiting >= AHEAD) await once(port, 'message');
  };
  for (const day of inventDossiers(workerData as Invention)) {
    for (const [table, text] of day) {
      texts.set(table, (texts.get(table) ?? '') + text);
      size += text.length;
    }
    if (size > LETTERS) await send();
  }
  await send();
  port.postMessage(null);
  port.close();
}

if (parentPort) await main(parentPort);
