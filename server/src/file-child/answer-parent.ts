import { writeFile } from 'node:fs/promises';
import { stdin, stdout } from 'node:process';
import { Worker } from 'node:worker_threads';
import { NOT_DONE } from './child-end.js';

/** Why nothing was made of the file, as a number greater than `NOT_DONE`. */
export class ChildRefusal extends Error {
  override readonly name = 'ChildRefusal';
  constructor(readonly code: number) {
    super(`Refused with ${code}.`);
  }
}

/**
 * The whole life of a process of its own: takes a file on its standard input and gives what `work` makes of it back. Whatever a
 * hostile file does to the libraries that read it, it does here, in a process that was given no settings.
 */
export function answerParent(work: (content: Buffer) => Promise<Uint8Array>): void {
  // What a library throws later on is about this file as well; only what keeps this process from starting ends otherwise.
  process.on('uncaughtException', () => process.exit(NOT_DONE));
  answer(work).then(
    () => process.exit(0),
    (error: unknown) => process.exit(error instanceof ChildRefusal ? error.code : NOT_DONE),
  );
}

async function answer(work: (content: Buffer) => Promise<Uint8Array>): Promise<void> {
  const [memoryBytes, cpuMs] = process.argv.slice(2).map(Number);
  watch(memoryBytes!, cpuMs!);
  // Where memory runs out Linux is to take this process before the server; elsewhere there is no such file.
  await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
  const pieces: Buffer[] = [];
  for await (const piece of stdin) pieces.push(piece as Buffer);
  const made = await work(Buffer.concat(pieces));
  await new Promise<void>((resolve) => void stdout.write(made, () => resolve()));
}

/**
 * What one file takes is bounded by a thread beside the one that works, for that one may not come to think of it. The signal
 * is one that nobody else sends.
 */
function watch(memoryBytes: number, cpuMs: number): void {
  const source = `
    setInterval(() => {
      const { user, system } = process.cpuUsage();
      if (process.memoryUsage.rss() > ${memoryBytes} || (user + system) / 1000 > ${cpuMs}) process.kill(process.pid, 'SIGUSR2');
    }, 20);`;
  new Worker(source, { eval: true }).unref();
}
