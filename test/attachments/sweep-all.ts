import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { sweepFiles } from '../../server/src/attachments/sweep-files.js';
import type { FileStore } from '../../server/src/file-store/file-store.js';

const END_OF_TIME = new Date(8.64e15);

/** Sweeps as if all that lies in the store were older than a day. @returns how many files were dropped */
export function sweepAll(db: DataSource, store: FileStore): Promise<number> {
  const late = new Proxy(store, {
    get: (target, name: keyof FileStore) =>
      name === 'keptBefore' || name === 'dropArrivalsBefore'
        ? () => target[name](END_OF_TIME)
        : (target[name] as () => unknown).bind(target),
  });
  return sweepFiles(db, late, pino({ level: 'silent' }));
}
